/// One form of one name of an entry, in an index.
struct IndexedName: Sendable {
  /// Place of the entry in the index.
  let entity: Int32
  /// Place of the name among the entry's names.
  let name: Int16
  /// 1 for a person's name, 2 for a body's.
  let bearer: UInt8
  /// Whether the form is of Chinese characters.
  let isIdeographic: Bool
  /// Place of its first word among all names' words.
  let start: Int32
  /// Number of its words.
  let count: Int16
}

/// A word in its place in a name.
struct IndexedWord: Sendable {
  /// Place in the ``WordTable``.
  let word: WordTable.ID
  /// What it is in the name.
  let kind: NameToken.Kind
  /// Family or given name.
  let part: NameToken.Part
}
