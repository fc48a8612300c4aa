/// Words as numbers: 0 through 25 for a–z, 26 through 35 for 0–9, and 64 or more for parts of a Chinese character.
enum Letters {
  /// Letters that a word keeps; what is longer is cut, so that no comparison costs more than 32 by 32 steps.
  static let wordMax = 32
  /// Least number of a part of a Chinese character.
  static let ideographMin: UInt8 = 64

  /// The number of an ASCII letter or digit; nil for anything else.
  static func code(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 97...122: byte - 97
    case 65...90: byte - 65
    case 48...57: byte - 48 + 26
    default: nil
    }
  }

  /// The numbers of a text's ASCII letters and digits, the rest left out.
  static func codes(_ text: String) -> [UInt8] { text.utf8.compactMap(code) }

  /// A Chinese character in three numbers of seven bits.
  static func ideograph(_ scalar: Unicode.Scalar) -> [UInt8] {
    [scalar.value >> 14, scalar.value >> 7, scalar.value].map { UInt8($0 & 0x7F) | 0x80 }
  }

  /// Whether numbers stand for a Chinese character.
  static func isIdeograph(_ codes: [UInt8]) -> Bool { (codes.first ?? 0) >= ideographMin }

  /// The word as people read it.
  static func text(_ codes: [UInt8]) -> String {
    if isIdeograph(codes), codes.count == 3 {
      let value = codes.reduce(UInt32(0)) { $0 << 7 | UInt32($1 & 0x7F) }
      return Unicode.Scalar(value).map { String(Character($0)) } ?? ""
    }
    return String(decoding: codes.map { $0 < 26 ? $0 + 97 : $0 - 26 + 48 }, as: UTF8.self)
  }

  /// Whether a letter is one of a, e, i, o, u.
  static func isVowel(_ code: UInt8) -> Bool { code < 26 && vowels & (1 << UInt32(code)) != 0 }

  private static let vowels: UInt32 = [0, 4, 8, 14, 20].reduce(0) { $0 | (1 << UInt32($1)) }
}
