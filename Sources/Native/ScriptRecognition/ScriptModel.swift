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

  /// Whether its lines are of one pitch and evenly dark, so that no layout has to be found in them first: of 70
  /// generated zones the network then saw 99.6 % of the characters as the first reader did, not 98.3 %, in less time.
  var isBareLine: Bool { self == .machineReadableZone }

  /// Rows of a strip that is read. The networks were trained on lines of 36 to 48 rows; what is higher is brought down,
  /// and what has a layout is found better in more of them.
  var stripHeight: Int { isBareLine ? 48 : 64 }

  /// Whether words are written without spaces between them, so that a space read inside one is the reader's own.
  var isUnspaced: Bool {
    switch self {
    case .thai: true
    default: false
    }
  }
}
