/// A customer that an entry may mean.
public struct CustomerAlert<Key: Hashable & Sendable>: Sendable, Hashable {
  /// The customer, by the caller's key.
  public let customer: Key
  /// Place of the entry in ``ScreeningIndex/entries``.
  public let entry: Int
  /// 0 through 1, as ``ScreeningMatch/score`` of the customer's query.
  public let score: Double
}
