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
    if here > before + 1 { return true }
    // Scripts that write words without spaces have a boundary everywhere.
    return here != before && (Self.isUnspaced(original[here]) || Self.isUnspaced(original[before]))
  }

  /// Whether the folded place before `place` is the last of a word.
  func ends(_ place: Int) -> Bool { place >= scalars.count || begins(place) }

  private static func fold(_ character: Character) -> [Unicode.Scalar] {
    guard character.isLetter || character.isNumber else { return [] }
    if character.isASCII { return Array(character.uppercased().unicodeScalars) }
    // Marks are lost or invented where print is small.
    if let bare = LatinSpelling.bare(character) { return Array(bare.unicodeScalars) }
    return character.uppercased().flatMap { (unmarked[$0] ?? $0).unicodeScalars }
  }

  /// Greek letters with an accent or a diaeresis, and forms of Arabic letters that are written for one another.
  private static let unmarked: [Character: Character] = [
    "Ά": "Α", "Έ": "Ε", "Ή": "Η", "Ί": "Ι", "Ϊ": "Ι", "Ό": "Ο", "Ύ": "Υ", "Ϋ": "Υ", "Ώ": "Ω", "أ": "ا", "إ": "ا",
    "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "Ё": "Е", "Ґ": "Г", "І": "И", "Ї": "И", "Й": "И",
  ]

  private static func isUnspaced(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    // Thai, kana, Han and Hangul.
    return [0x0E00...0x0E7F, 0x3040...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7A3].contains { $0.contains(scalar.value) }
  }
}
