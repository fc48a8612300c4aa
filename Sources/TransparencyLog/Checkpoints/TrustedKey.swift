/// A log's key and the trees that it may sign.
///
/// A note has no time, but its tree has a size: when a key is changed at a size, the old key ends there and the new
/// one begins there, and what either signed before stays verifiable.
public struct LogKey: Sendable, Hashable {
  /// The public key, of kind ``NoteKeyKind/note``.
  public let verifier: NoteVerifier
  /// Sizes of the trees that it may sign.
  public let sizes: ClosedRange<Int64>

  /// A key that signs trees of these sizes.
  public init(_ verifier: NoteVerifier, sizes: ClosedRange<Int64> = 0...Int64.max) {
    self.verifier = verifier
    self.sizes = sizes
  }
}

/// A witness's key and the time within which its cosignatures count.
public struct WitnessKey: Sendable, Hashable {
  /// The public key, of kind ``NoteKeyKind/cosignature``.
  public let verifier: NoteVerifier
  /// Whole seconds since 1970.
  public let times: ClosedRange<Int64>

  /// A key whose cosignatures of these times count.
  public init(_ verifier: NoteVerifier, times: ClosedRange<Int64> = 0...Int64.max) {
    self.verifier = verifier
    self.times = times
  }
}
