/// A text as labels are compared: capital letters without marks, digits, and letters of other scripts; spaces and
/// punctuation left out, as scalars, which compare fast. Each knows the character of the text that it comes from.
public struct FoldedText: Sendable {
  /// Most characters of a line that are looked at.
  static let charactersMax = 512

  /// The text as it was given.
  let original: [Character]
  /// Folded scalars.
  private(set) var scalars: [Unicode.Scalar] = []
  /// For each folded scalar, the place of its character in ``original``.
  private(set) var places: [Int] = []

  init(_ text: String) {
    original = Array(text.prefix(Self.charactersMax))
    for (place, character) in original.enumerated() {
      for folded in Self.fold(character) {
        scalars.append(folded)
        places.append(place)
      }
    }
  }

  /// A folded word for comparison.
  public static func fold(_ text: String) -> [Unicode.Scalar] { text.flatMap(fold) }

  /// Whether the folded place is the first of a word of the text.
  func begins(_ place: Int) -> Bool {
    guard place > 0 else { return true }
    let (before, here) = (places[place - 1], places[place])
    if here > before + 1, original[(before + 1)..<here].contains(where: { !Self.isFiller($0) }) { return true }
    // Scripts that write words without spaces have a boundary everywhere.
    return here != before && (Self.isUnspaced(original[here]) || Self.isUnspaced(original[before]))
  }

  /// Whether the folded place before `place` is the last of a word.
  func ends(_ place: Int) -> Bool { place >= scalars.count || begins(place) }

  private static func fold(_ character: Character) -> [Unicode.Scalar] {
    guard character.isLetter || character.isNumber else { return [] }
    if character.isASCII { return Array(character.uppercased().unicodeScalars) }
    if let digit = digit(character) { return [digit] }
    if character.unicodeScalars.contains(where: isIgnored) {
      let kept = character.unicodeScalars.filter { !isIgnored($0) }
      return String(String.UnicodeScalarView(kept)).flatMap(fold)
    }
    // Marks are lost or invented where print is small.
    if let bare = LatinSpelling.bare(character) { return Array(bare.unicodeScalars) }
    return character.uppercased().flatMap { (unmarked[$0] ?? $0).unicodeScalars }
  }

  /// A decimal digit of any script as an ASCII one: documents print their own where zones and barcodes have these.
  /// Numerals that are words, such as Han's, are none.
  private static func digit(_ character: Character) -> Unicode.Scalar? {
    let scalars = character.unicodeScalars
    guard scalars.count == 1, scalars.first?.properties.generalCategory == .decimalNumber else { return nil }
    return character.wholeNumberValue.flatMap { UInt32(exactly: $0) }.flatMap { Unicode.Scalar(0x30 + $0) }
  }

  /// Vowel points of Hebrew and Arabic, which few documents print, the stretch between Arabic letters, and the signs
  /// that join letters or keep them apart (Unicode 15, blocks Hebrew, Arabic and General Punctuation).
  private static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x591...0x5BD, 0x5BF...0x5C7, 0x610...0x61A, 0x640, 0x64B...0x65F, 0x670, 0x6D6...0x6ED, 0x200C...0x200D: true
    default: false
    }
  }

  /// Whether a character stands inside a word without being a letter of it.
  private static func isFiller(_ character: Character) -> Bool { character.unicodeScalars.allSatisfy(isIgnored) }

  /// Greek letters with an accent or a diaeresis, and forms of Arabic letters that are written for one another.
  private static let unmarked: [Character: Character] = [
    "Ά": "Α", "Έ": "Ε", "Ή": "Η", "Ί": "Ι", "Ϊ": "Ι", "Ό": "Ο", "Ύ": "Υ", "Ϋ": "Υ", "Ώ": "Ω", "أ": "ا", "إ": "ا",
    "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ۀ": "ه", "ہ": "ه",
    "ھ": "ه", "ە": "ه", "ؤ": "و", "ئ": "ي", "Ё": "Е", "Ґ": "Г", "І": "И", "Ї": "И", "Й": "И",
  ]

  private static func isUnspaced(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    // Thai, kana, Han and Hangul.
    return [0x0E00...0x0E7F, 0x3040...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7A3].contains { $0.contains(scalar.value) }
  }
}
