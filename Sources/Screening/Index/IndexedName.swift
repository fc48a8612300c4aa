/// One form of one name of an entry, in an index.
struct IndexedName: Sendable {
  /// Place of the entry in the index.
  let entity: Int32
  /// Place of its first word among all names' words.
  let start: Int32
  /// Sum of its words' weights.
  let total: Float
  /// Place of the name among the entry's names.
  let name: Int16
  /// Number of its words.
  let count: Int16
  /// 1 for a person's name, 2 for a body's.
  let bearer: UInt8
  /// Whether the form is of Chinese characters.
  let isIdeographic: Bool

  /// Places of its words among all names' words.
  var range: Range<Int> { Int(start)..<Int(start) + Int(count) }

  /// The same name with its words in another place.
  func moved(to place: Int) -> IndexedName {
    IndexedName(
      entity: entity, start: Int32(clamping: place), total: total, name: name, count: count, bearer: bearer,
      isIdeographic: isIdeographic)
  }
}

/// A word in its place in a name.
struct IndexedWord: Sendable {
  /// Place in the ``WordTable``.
  let word: WordTable.ID
  /// How much it tells: its kind's share times its rarity.
  let weight: Float
  /// What it is in the name.
  let kind: NameToken.Kind
  /// Number of its letters.
  let length: UInt8
  /// Its first letter.
  let first: UInt8
  /// Whether the name has it twice.
  let isRepeated: Bool

  /// The same word by its place in another table.
  func renumbered(_ word: WordTable.ID) -> IndexedWord {
    IndexedWord(word: word, weight: weight, kind: kind, length: length, first: first, isRepeated: isRepeated)
  }
}
