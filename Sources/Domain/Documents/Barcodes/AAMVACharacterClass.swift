/// The characters that an element may hold (annex D): ISO/IEC 8859-1 without controls, or a part of it.
enum AAMVACharacterClass {
  /// A: letters and the space.
  case letters
  /// N: the digits.
  case digits
  /// AN: letters, digits and the space.
  case lettersAndDigits
  /// ANS: everything printable.
  case printable

  /// Whether every character of `text` belongs to the class.
  func holds(_ text: String) -> Bool { text.unicodeScalars.allSatisfy { contains($0) } }

  private func contains(_ scalar: Unicode.Scalar) -> Bool {
    let isPrintable = (0x20...0x7E).contains(scalar.value) || (0xA0...0xFF).contains(scalar.value)
    let isDigit = (0x30...0x39).contains(scalar.value)
    let isLetter = isPrintable && (scalar.properties.isAlphabetic || scalar == " ")
    return switch self {
    case .letters: isLetter
    case .digits: isDigit
    case .lettersAndDigits: isLetter || isDigit
    case .printable: isPrintable
    }
  }
}
