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

  /// The names of all entries.
  let columns: NameColumns
  /// What the entries tell beside their names.
  let evidence: EvidenceColumns
  /// By entry, what a scope chooses it by.
  let tags: [ScopeTags]
  /// By entry, the place of its first name in ``columns``; one more at the end.
  private let nameStarts: [Int32]

  /// Reads every name of the snapshots.
  public init(_ snapshots: [ListSnapshot]) {
    self.snapshots = snapshots.map { Snapshot(list: $0.list, version: $0.version, digest: $0.digest) }
    entries = snapshots.enumerated().flatMap { place, snapshot in
      snapshot.entities.map { Entry(snapshot: place, entity: $0) }
    }
    var builder = IndexBuilder()
    var evidence = EvidenceColumns()
    for (place, entry) in entries.enumerated() {
      builder.add(entry.entity, at: place)
      evidence.append(entry.entity)
    }
    self.evidence = evidence
    tags = entries.map { ScopeTags($0.entity, snapshot: $0.snapshot) }
    columns = builder.finish()
    var starts = [Int32](repeating: 0, count: entries.count + 1)
    for name in columns.names { starts[Int(name.entity) + 1] += 1 }
    for place in entries.indices { starts[place + 1] += starts[place] }
    nameStarts = starts
  }

  /// Number of name forms that are searched.
  public var nameCount: Int { columns.names.count }

  /// Bytes that the index holds beside the entries themselves, within a tenth.
  public var bytes: Int {
    columns.bytes + evidence.bytes + tags.count * MemoryLayout<ScopeTags>.stride + nameStarts.count * 4
  }

  /// Bytes that ``entries`` hold, within a tenth; walks through all of them.
  public var entryBytes: Int {
    var bytes = EntryBytes()
    for entry in entries { bytes.add(entry) }
    return bytes.total
  }

  /// Bytes that the index holds for each snapshot, its entries included, within a tenth: their sum is ``bytes``
  /// and ``entryBytes``. What all share, such as words, is shared out by their entries and names. Walks through all of
  /// them.
  public var memory: [Int] {
    var held = Array(repeating: EntryBytes(), count: snapshots.count)
    // One each, so that what an index without entries takes is somebody's too.
    var parts = Array(repeating: 1, count: snapshots.count)
    for (place, entry) in entries.enumerated() {
      held[entry.snapshot].add(entry)
      parts[entry.snapshot] += 1 + names(of: place).count
    }
    let (bytes, whole) = (bytes, parts.reduce(0, +))
    var (sum, given) = (0, 0)
    return zip(held, parts).map { held, part in
      sum += part
      let share = bytes * sum / whole - given
      given += share
      return held.total + share
    }
  }

  /// Places of an entry's names.
  func names(of entry: Int) -> Range<Int> { Int(nameStarts[entry])..<Int(nameStarts[entry + 1]) }
}
