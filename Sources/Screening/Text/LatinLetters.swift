import Foundation

/// Latin letters with marks as plain ones.
enum LatinLetters {
  /// The ASCII letters and digits of a word in any Latin alphabet, in lower case; marks are dropped.
  static func fold(_ scalars: some Sequence<Unicode.Scalar>) -> [UInt8] {
    var folded: [UInt8] = []
    for scalar in scalars {
      if scalar.isASCII {
        if let code = Letters.code(UInt8(truncatingIfNeeded: scalar.value)) { folded.append(code) }
      } else if let plain = special[scalar] {
        folded += Letters.codes(plain)
      } else {
        let parts = String(Character(scalar)).decomposedStringWithCompatibilityMapping.unicodeScalars
        folded += parts.compactMap { part in
          part.isASCII ? Letters.code(UInt8(truncatingIfNeeded: part.value)) : nil
        }
      }
    }
    return folded
  }

  /// Letters that have no decomposition.
  private static let special: [Unicode.Scalar: String] = [
    "ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d",
    "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ł": "l", "Ł": "l", "ħ": "h", "Ħ": "h", "ı": "i", "ŋ": "ng",
    "Ŋ": "ng", "ŧ": "t", "Ŧ": "t", "ə": "a", "Ə": "a", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y", "ĸ": "k",
    "ɛ": "e", "Ɛ": "e", "ɔ": "o", "Ɔ": "o", "ơ": "o", "Ơ": "o", "ư": "u", "Ư": "u", "ǝ": "e", "ɣ": "g",
  ]
}
