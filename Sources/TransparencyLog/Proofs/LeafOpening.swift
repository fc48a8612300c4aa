import Domain

/// The record behind a leaf, and the key that shows it to be that record.
public struct LeafOpening: Sendable, Hashable {
  /// The record, as ``LogRecord/json`` wrote it.
  public let record: JSON
  /// The leaf's own key.
  public let key: CommitmentKey

  /// An opening.
  public init(record: JSON, key: CommitmentKey) {
    self.record = record
    self.key = key
  }
}
