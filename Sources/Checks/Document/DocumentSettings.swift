/// Constants of the document check, with where they were measured.
public enum DocumentSettings {
  /// Sharpness below which a zone that cannot be read counts as blurred: the sample's page measures 0.66 in focus and
  /// 0.16 blurred by 12 pixels; 1 is a step from one pixel to the next.
  public static let sharpnessMin = 0.35
  /// Share of the page that may be blown out before a zone that cannot be read counts as glared over.
  public static let glareMax = 0.02
  /// Pixels per character of the zone below which reading it is luck.
  public static let pixelsPerCharacterMin = 9.0
  /// Lines of the visual zone, each read with this confidence, that have to be there before their silence about
  /// the holder's name and number means anything.
  public static let visualLinesMin = 6
  /// Confidence of such a line.
  public static let visualLineConfidenceMin = 0.8
}
