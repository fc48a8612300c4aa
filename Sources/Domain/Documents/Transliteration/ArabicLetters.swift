/// Arabic text brought to plain letters: shapes of position, ligatures and signs set apart are resolved.
enum ArabicLetters {
  static let shadda: Unicode.Scalar = "\u{651}"
  /// Persian's zero-width non-joiner, between two words written as one.
  static let joint: Unicode.Scalar = "\u{200C}"

  /// Letters, doubling signs and joints in order; nil where a scalar is none that is known.
  static func read(_ run: [Character]) -> [Unicode.Scalar]? {
    var letters: [Unicode.Scalar] = []
    for scalar in run.flatMap(\.unicodeScalars) {
      if let shaped = shapes[scalar] {
        letters += shaped
        continue
      }
      switch scalar {
      case "\u{653}", "\u{654}", "\u{655}":
        if let last = letters.last, let seat = seats[last]?[scalar] { letters[letters.count - 1] = seat }
      case shadda: if let last = letters.last, last != shadda { letters.append(shadda) }
      case joint: if !letters.isEmpty { letters.append(joint) }
      case "\u{640}", "\u{674}": continue
      default:
        if isSign(scalar) { continue }
        letters.append(scalar)
      }
    }
    if letters.last == joint { letters.removeLast() }
    return letters.contains { NativeScript(of: $0) != .arabic && $0 != joint } ? nil : letters
  }

  /// Vowel signs and Quranic marks: not encoded (ICAO Doc 9303-3, section 6.C).
  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .nonspacingMark || scalar.properties.generalCategory == .enclosingMark
      || scalar.properties.generalCategory == .format || (0x6E5...0x6E6).contains(scalar.value)
  }

  /// Hamza and madda set on their seats (canonical compositions of the Unicode Character Database).
  private static let seats: [Unicode.Scalar: [Unicode.Scalar: Unicode.Scalar]] = [
    "ا": ["\u{653}": "آ", "\u{654}": "أ", "\u{655}": "إ"], "و": ["\u{654}": "ؤ"], "ي": ["\u{654}": "ئ"],
    "ە": ["\u{654}": "ۀ"], "ہ": ["\u{654}": "ۂ"], "ے": ["\u{654}": "ۓ"],
  ]

  /// Presentation forms (Unicode blocks Arabic Presentation Forms-A and -B): a first code point, how many shapes
  /// follow, and what they show.
  private static let shapes: [Unicode.Scalar: [Unicode.Scalar]] = {
    var shapes: [Unicode.Scalar: [Unicode.Scalar]] = [
      "\u{FDF2}": ["ا", "ل", "ل", "ه"], "\u{FDF4}": ["م", "ح", "م", "د"],
    ]
    var next: UInt32 = 0xFE80
    for (letters, count) in sequence {
      for _ in 0..<count {
        if let shape = Unicode.Scalar(next) { shapes[shape] = Array(letters.unicodeScalars) }
        next += 1
      }
    }
    for (first, count, letter) in extended {
      for offset in 0..<count {
        if let shape = Unicode.Scalar(first + offset) { shapes[shape] = [letter] }
      }
    }
    return shapes
  }()

  private static let sequence: [(String, Int)] = [
    ("ء", 1), ("آ", 2), ("أ", 2), ("ؤ", 2), ("إ", 2), ("ئ", 4), ("ا", 2), ("ب", 4), ("ة", 2), ("ت", 4), ("ث", 4),
    ("ج", 4), ("ح", 4), ("خ", 4), ("د", 2), ("ذ", 2), ("ر", 2), ("ز", 2), ("س", 4), ("ش", 4), ("ص", 4), ("ض", 4),
    ("ط", 4), ("ظ", 4), ("ع", 4), ("غ", 4), ("ف", 4), ("ق", 4), ("ك", 4), ("ل", 4), ("م", 4), ("ن", 4), ("ه", 4),
    ("و", 2), ("ى", 2), ("ي", 4), ("لآ", 2), ("لأ", 2), ("لإ", 2), ("لا", 2),
  ]

  private static let extended: [(UInt32, UInt32, Unicode.Scalar)] = [
    (0xFB50, 2, "ٱ"), (0xFB56, 4, "پ"), (0xFB66, 4, "ٹ"), (0xFB6A, 4, "ڤ"), (0xFB7A, 4, "چ"), (0xFB88, 2, "ڈ"),
    (0xFB8A, 2, "ژ"), (0xFB8C, 2, "ڑ"), (0xFB8E, 4, "ک"), (0xFB92, 4, "گ"), (0xFB9E, 2, "ں"), (0xFBA4, 2, "ۀ"),
    (0xFBA6, 4, "ہ"), (0xFBAA, 4, "ھ"), (0xFBAE, 2, "ے"), (0xFBB0, 2, "ۓ"), (0xFBFC, 4, "ی"),
  ]
}
