import Domain
import TextRecognition

/// The 37 characters of a machine-readable zone as a recogniser may spell them.
enum MRZAlphabet {
  /// In the order of the decoder's symbols.
  static let characters = MRZCharacterClass.any.characters

  /// Each character's spellings: itself, its lower case, and brackets that look like the filler.
  static let spellings: [[String]] = characters.map { character in
    guard character == "<" else { return [String(character), character.lowercased()] }
    return ["<", "‹", "«", "〈", "《", "≤", "＜", "く", "(", "{", "[", "∠", "←"]
  }

  /// The decoder's symbols that may stand at each place.
  static func allowed(_ classes: [MRZCharacterClass]) -> [[Int]] {
    classes.map { kind in kind.characters.compactMap { characters.firstIndex(of: $0) } }
  }

  /// Every symbol at every place.
  static func unrestricted(length: Int) -> [[Int]] {
    Array(repeating: Array(characters.indices), count: length)
  }

  /// The text of a decoder's symbols.
  static func text(_ symbols: [Int]) -> String { String(symbols.map { characters[$0] }) }
}
