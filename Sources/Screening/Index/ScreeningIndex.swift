import Domain

/// The names of list snapshots, ready to be searched. Immutable: a new version of a list is a new index, put in the
/// place of the old one while searches in that go on.
public struct ScreeningIndex: Sendable {
  /// An entry with the list that it is on.
  public struct Entry: Sendable {
    /// Place of its snapshot in ``ScreeningIndex/snapshots``.
    public let snapshot: Int
    /// The entry.
    public let entity: ListEntity
  }

  /// What tells a snapshot from others.
  public struct Snapshot: Sendable, Hashable {
    /// ``ListSnapshot/list``.
    public let list: String
    /// ``ListSnapshot/version``.
    public let version: String
    /// ``ListSnapshot/digest``.
    public let digest: String
  }

  /// The snapshots, in the order in which they were given.
  public let snapshots: [Snapshot]
  /// All entries.
  public let entries: [Entry]

  let table: WordTable
  let names: [IndexedName]
  let words: [IndexedWord]
  /// For each word of the table, where its names begin in ``holders``; one more at the end.
  let holderStarts: [Int32]
  /// Places of the names that have each word.
  let holders: [Int32]

  /// Reads every name of the snapshots.
  public init(_ snapshots: [ListSnapshot]) {
    self.snapshots = snapshots.map { Snapshot(list: $0.list, version: $0.version, digest: $0.digest) }
    entries = snapshots.enumerated().flatMap { place, snapshot in
      snapshot.entities.map { Entry(snapshot: place, entity: $0) }
    }
    var builder = IndexBuilder()
    for (place, entry) in entries.enumerated() { builder.add(entry.entity, at: place) }
    (table, names, words) = builder.finish()
    (holderStarts, holders) = Self.invert(names, words, count: table.words.count)
  }

  /// Number of name forms that are searched.
  public var nameCount: Int { names.count }

  /// Bytes that the index holds beside the entries themselves, within a tenth.
  public var bytes: Int {
    table.bytes + names.count * MemoryLayout<IndexedName>.stride + words.count * MemoryLayout<IndexedWord>.stride
      + (holderStarts.count + holders.count) * MemoryLayout<Int32>.stride
  }

  /// A name's words with their weights.
  func weighted(_ name: IndexedName) -> WeightedName {
    let range = Int(name.start)..<Int(name.start) + Int(name.count)
    let tokens = words[range].map { NameToken(letters: table.words[Int($0.word)], kind: $0.kind, part: $0.part) }
    let rarities = words[range].map { table.rarities[Int($0.word)] }
    return WeightedName(tokens, rarities: rarities)
  }

  /// How rare a word of a query is here.
  func rarity(_ token: NameToken) -> Double { table.rarity(of: token.letters) }

  private static func invert(
    _ names: [IndexedName], _ words: [IndexedWord], count: Int
  ) -> (starts: [Int32], holders: [Int32]) {
    var starts = [Int32](repeating: 0, count: count + 1)
    for word in words { starts[Int(word.word) + 1] += 1 }
    for place in 0..<count { starts[place + 1] += starts[place] }
    var next = starts
    var holders = [Int32](repeating: 0, count: words.count)
    for (place, name) in names.enumerated() {
      for word in words[Int(name.start)..<Int(name.start) + Int(name.count)] {
        holders[Int(next[Int(word.word)])] = Int32(place)
        next[Int(word.word)] += 1
      }
    }
    return (starts, holders)
  }
}
