import FoundationEssentials

/// Asks witnesses for cosignatures.
public protocol WitnessAsking: Sendable {
  /// Submits a checkpoint with its proof (C2SP tlog-witness, "add-checkpoint").
  /// - Throws: ``LogWatchFailure`` where the witness says nothing of the tree.
  func ask(_ witness: LogWitness, with submission: [UInt8]) async throws(LogWatchFailure) -> WitnessReply
}

/// What a witness says of a tree.
public enum WitnessReply: Sendable, Hashable {
  /// It cosigned: signature lines, not yet verified.
  case cosigned([UInt8])
  /// It cosigned a tree of this size last, which is not the one that it was told, or is one of another root.
  case conflict(size: Int64)
  /// It does not know the log, so it has seen nothing of it.
  case unknownLog
  /// The proof does not lead from the tree that it cosigned last.
  case inconsistent
}

/// Keeps what witnesses cosigned of the operator's log, and how asking them went.
public protocol WitnessStore: Sendable {
  /// What is known of each witness that was ever asked, by name.
  func standings() async throws(StoreError) -> [WitnessStanding]
  /// Keeps a cosignature below the checkpoint of that size; the witness has no failures any more.
  /// - Parameters:
  ///   - key: the witness's public key.
  ///   - line: the verified signature line.
  func keep(_ line: String, by key: String, of size: Int64, witness: String, at now: Date) async throws(StoreError)
  /// Counts a failure.
  func fail(_ witness: String, with failure: LogWatchFailure, at now: Date) async throws(StoreError)
}

/// What is known of a witness.
public struct WitnessStanding: Sendable, Hashable {
  /// Its key's name.
  public let name: String
  /// Leaves of the greatest tree that it cosigned, as far as is kept; 0 before the first.
  public let size: Int64
  /// Leaves of the operator's log that it has not cosigned.
  public let behind: Int64
  /// When it cosigned last.
  public let cosignedAt: Date?
  /// Failures since then.
  public let failures: Int
  /// The last of them.
  public let failure: LogWatchFailure?

  /// A standing.
  public init(
    name: String, size: Int64, behind: Int64, cosignedAt: Date?, failures: Int, failure: LogWatchFailure?
  ) {
    self.name = name
    self.size = size
    self.behind = behind
    self.cosignedAt = cosignedAt
    self.failures = failures
    self.failure = failure
  }
}

/// Says whether the operator's log may be signed, by what its witnesses have seen.
public protocol SigningGate: Sendable {
  /// Whether a tree of the operator's log may be signed now.
  func permission() -> SigningPermission
}

/// Whether the operator's log may be signed.
public enum SigningPermission: Sendable, Hashable {
  /// No witness has seen what the stored tree does not continue.
  case granted
  /// No witness has answered since the server started: what they have seen is not known yet.
  case awaited
  /// A witness has seen a tree of so many leaves that the stored one does not continue.
  case refused(witnessed: Int64)
}
