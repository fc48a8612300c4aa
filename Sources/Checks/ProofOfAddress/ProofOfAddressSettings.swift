/// Constants of the proof of address, with where they were measured.
public enum ProofOfAddressSettings {
  /// Confidence below which a line read off a picture is left out. Of 780 lines of 36 drawn scans and photographs that
  /// were read exactly one is believed less, of 299 that were not 31.
  public static let lineConfidenceMin = 0.6
  /// Share of a text layer's line that the shown page has to say, too, for the line to count. Of 635 lines of 18 drawn
  /// letters one, of eight letters, is seen less (0.6); a page that shows another letter agrees by chance.
  public static let shownShareMin = 0.7
  /// Share of a text layer's lines that have to be shown: a page of which less is seen was laid under another picture.
  public static let shownLinesMin = 0.5
  /// Characters of a line above which it is left out: it is running text, and no name, address, label or day.
  public static let lineLengthMax = 160
  /// Most lines of a page that are judged, the first: an engine reads no more than 120.
  public static let linesMax = 150
  /// Lines below which nothing was read.
  public static let linesMin = 5
}
