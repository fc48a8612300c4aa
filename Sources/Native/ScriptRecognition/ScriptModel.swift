/// A network of Tesseract's for one way of writing. The names are those of its models' files.
public enum ScriptModel: String, Sendable, CaseIterable {
  case arabic = "Arabic"
  case armenian = "hye"
  case bengali = "ben"
  case chineseSimplified = "chi_sim"
  case chineseTraditional = "chi_tra"
  case cyrillic = "Cyrillic"
  case devanagari = "hin"
  case georgian = "kat"
  case greek = "ell"
  case hebrew = "heb"
  case japanese = "jpn"
  case korean = "kor"
  case latin = "Latin"
  /// The zone of ICAO Doc 9303, in OCR-B.
  case machineReadableZone = "mrz"
  case persian = "fas"
  case thai = "tha"
  case vietnamese = "vie"

  /// The model's file.
  public var fileName: String { rawValue + ".traineddata" }

  /// Whether words are written without spaces between them, so that a space read inside one is the reader's own.
  var isUnspaced: Bool {
    switch self {
    case .thai: true
    default: false
    }
  }
}
