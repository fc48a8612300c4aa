import Domain

/// An entry that a query may mean, with the reasons.
public struct ScreeningMatch: Sendable {
  /// Place of the entry in ``ScreeningIndex/entries``.
  public let entry: Int
  /// The entry's name that fits best.
  public let name: ListName
  /// 0 through 1.
  public let score: Double
  /// The reasons; their contributions sum to the score before it is clamped to 0 through 1.
  public let terms: [EvidenceTerm]
}
