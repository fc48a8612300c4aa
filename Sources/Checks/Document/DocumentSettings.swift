/// Constants of the document check, with where they were measured.
public enum DocumentSettings {
  /// Sharpness below which a zone that was not read, or fails its check digits, counts as blurred. The sample's page
  /// blurred by 0 to 5 pixels measures 0.66 down to 0.19 and is read exactly; at 6 pixels (0.16) check digits fail.
  public static let sharpnessMin = 0.20
  /// Share of the page that may be blown out before such a zone counts as glared over: clean photographs measure at
  /// most 0.001, the sample whose zone is covered 0.249. It never acts on a zone that was read.
  public static let glareMax = 0.02
  /// Share of a zone's line, a portrait or a line of print that a blown-out region covers before something of it counts
  /// as lost. Frames of regions are upright, of cells a sixty-fourth of the page wide: a smaller share may be the
  /// frame's corner alone. Reasoned, not measured: an eighth of a zone's line is about four of its characters.
  public static let glareCoverMin = 0.125
  /// Pixels per character below which such a zone counts as too small: of 26 passports shrunk in steps, 25 are read
  /// whole at 7 pixels, 23 at 6 and 12 at 5.
  public static let pixelsPerCharacterMin = 7.0
  /// Pixels per millimetre below which print without a zone counts as too small: of 24 fields on four generated
  /// licences of the community model that were shrunk in steps, 19 are read right at 9, 7 and 6 pixels, 18 at 5, 17 at
  /// 4 and 5 at 3, where two of the licences are not even told.
  public static let pixelsPerMillimetreMin = 4.0
  /// Width of a zone's character and the space after it, in millimetres: ten to the inch (ICAO Doc 9303-3,
  /// section 4.4).
  public static let characterPitch = 2.54
  /// Brightness below which such a zone counts as too dark: sharpness is measured on edges of 60 steps and more, so
  /// that below it a dark picture would be called a blurred one. The sample is read down to 14.
  public static let brightnessMin = 60.0
  /// Spread of colours below which a page is a copy without colour: grey copies under four coloured lights measure at
  /// most 0.0036, 33 specimens and the darkened sample at least 0.0090.
  public static let colourSpreadMin = 0.006
  /// Confidence of a character that a second reader sees otherwise, or not at all, below which the zone counts as
  /// doubtful. Of 240 generated zones that nothing was tuned to, in 12 degradations, it was at least 0.869 in each of
  /// the 220 that are taken, all read whole; in 15 that were read wrong it, or a check digit, spoke up each time.
  public static let disputedConfidenceMin = 0.85
  /// Share of characters on which two readers agree below which nothing was read: at least 0.84 where the text was
  /// right, at most 0.67 where most of it was made up.
  public static let agreementMin = 0.75
  /// Lines of the visual zone, each read with this confidence, that have to be there before their silence about
  /// the holder's name and number means anything.
  public static let visualLinesMin = 6
  /// Confidence of such a line.
  public static let visualLineConfidenceMin = 0.8
}
