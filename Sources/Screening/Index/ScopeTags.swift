import Domain

/// What a ``ScreeningScope`` chooses an entry by, in four bytes.
struct ScopeTags: Sendable {
  private let snapshot: UInt16
  /// One bit for each topic.
  private let topics: UInt8
  /// One bit for each class of office.
  private let classes: UInt8

  /// The tags of an entry of a snapshot.
  init(_ entity: ListEntity, snapshot: Int) {
    self.snapshot = UInt16(clamping: snapshot)
    topics = entity.topics.reduce(0) { $0 | Self.bit($1) }
    classes = entity.positions.reduce(0) { $0 | ($1.exposureClass.map(Self.bit) ?? 0) }
  }

  /// A scope ready to be asked about many entries of one index.
  struct Filter: Sendable {
    /// Whether each snapshot is wanted; nil where all are.
    private let isWanted: [Bool]?
    private let topics: UInt8
    private let classes: UInt8

    /// Prepares a scope for snapshots.
    init(_ scope: ScreeningScope, snapshots: [ScreeningIndex.Snapshot]) {
      isWanted = scope.lists.map { lists in snapshots.map { lists.contains($0.list) } }
      topics = scope.topics?.reduce(0) { $0 | ScopeTags.bit($1) } ?? .max
      classes = scope.exposureClasses?.reduce(0) { $0 | ScopeTags.bit($1) } ?? .max
    }

    /// Whether an entry is looked for.
    func admits(_ tags: ScopeTags) -> Bool {
      if let isWanted, !isWanted[Int(tags.snapshot)] { return false }
      guard tags.topics != 0 else { return true }
      var reasons = tags.topics & topics
      if tags.classes != 0, tags.classes & classes == 0 { reasons &= ~ScopeTags.bit(.politicallyExposed) }
      return reasons != 0
    }
  }

  private static func bit(_ topic: ListTopic) -> UInt8 {
    switch topic {
    case .sanction: 1
    case .politicallyExposed: 2
    case .relativeOrAssociate: 4
    case .adverse: 8
    case .watchlist: 16
    }
  }

  private static func bit(_ exposureClass: Int) -> UInt8 {
    (1...4).contains(exposureClass) ? 1 << UInt8(exposureClass - 1) : 0
  }
}
