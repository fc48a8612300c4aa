import FoundationEssentials

/// A place outside where a root of the operator's log is laid down.
public protocol Anchor: Sendable {
  /// Lays a root down, or looks what became of it. Asked again for the same root, it lays nothing down twice that
  /// stands already.
  /// - Throws: ``LogWatchFailure``
  func place(_ order: AnchorOrder) async throws(LogWatchFailure) -> AnchorAnswer
}

/// What is to be anchored.
public struct AnchorOrder: Sendable, Hashable {
  /// Leaves of the tree.
  public let size: Int64
  /// Its root, 32 bytes.
  public let root: [UInt8]
  /// The checkpoint's signed text.
  public let text: String
  /// What the anchor called it when it was asked before; nil the first time.
  public let reference: String?

  /// An order.
  public init(size: Int64, root: [UInt8], text: String, reference: String?) {
    self.size = size
    self.root = root
    self.text = text
    self.reference = reference
  }
}

/// What an anchor says.
public enum AnchorAnswer: Sendable, Hashable {
  /// It is under way, by this name, such as a transaction's hash.
  case pending(reference: String)
  /// It stands.
  case placed(AnchorReceipt)
}

/// That a root stands somewhere.
public struct AnchorReceipt: Sendable, Hashable {
  /// What the place calls it: a token's serial number, or a transaction's hash; nil where that was lost.
  public let reference: String?
  /// A timestamp token as it came; nil of a contract, where whoever asks it is told.
  public let token: [UInt8]?
  /// When, as the place says.
  public let at: Date

  /// A receipt.
  public init(reference: String?, token: [UInt8]?, at: Date) {
    self.reference = reference
    self.token = token
    self.at = at
  }
}

/// Keeps which roots of the operator's log are to be anchored, and what became of each.
public protocol AnchorStore: Sendable {
  /// Begins an anchor of the newest checkpoint: where none of this name is under way, the last one began `every` ago,
  /// and this tree is not anchored yet.
  func begin(_ anchor: LogAnchor, at now: Date) async throws(StoreError)
  /// Takes what is due of an anchor; nil where nothing is, or another has it.
  func lease(_ anchor: String, at now: Date, until: Date) async throws(StoreError) -> AnchorLease?
  /// Records what came of it, and ends the lease.
  /// - Throws: ``StoreError/stale`` where the lease is another's by now.
  func record(_ outcome: AnchorOutcome, of lease: AnchorLease, at now: Date) async throws(StoreError)
  /// The newest, the greatest trees first.
  func newest(limit: Int) async throws(StoreError) -> [AnchorView]
  /// How each anchor that ever began fares, by name.
  func standings() async throws(StoreError) -> [AnchorStanding]
}

/// A root that one worker anchors now.
public struct AnchorLease: Sendable, Hashable {
  /// The anchor's name.
  public let anchor: String
  /// What is anchored.
  public let order: AnchorOrder
  /// Tries that failed before.
  public let failures: Int
  /// When it began.
  public let beganAt: Date
  /// Tells a lease from earlier ones.
  public let fence: Int64

  /// A lease.
  public init(anchor: String, order: AnchorOrder, failures: Int, beganAt: Date, fence: Int64) {
    self.anchor = anchor
    self.order = order
    self.failures = failures
    self.beganAt = beganAt
    self.fence = fence
  }
}

/// What came of a try.
public enum AnchorOutcome: Sendable, Hashable {
  /// It is under way; look again then.
  case pending(reference: String, nextAt: Date)
  /// It stands.
  case placed(AnchorReceipt)
  /// It failed, and is tried again then; never, where nil.
  case failed(LogWatchFailure, nextAt: Date?)
}

/// Where an anchor of one root stands.
public enum AnchorState: String, Sendable, Hashable, CaseIterable {
  case waiting, pending, placed, failed
}

/// An anchor of one root, as it is shown.
public struct AnchorView: Sendable, Hashable {
  /// The anchor's name and kind.
  public let name: String, kind: AnchorKind
  /// How far it is.
  public let state: AnchorState
  /// The checkpoint, a signed note.
  public let checkpoint: String
  /// Leaves of its tree.
  public let size: Int64
  /// See ``AnchorReceipt/reference``.
  public let reference: String?
  /// See ``AnchorReceipt/token``.
  public let token: [UInt8]?
  /// Failures so far, and the last of them.
  public let failures: Int, failure: LogWatchFailure?
  /// When it began, and since when it stands.
  public let beganAt: Date, placedAt: Date?

  /// An anchor of one root.
  public init(
    lease: AnchorLease, kind: AnchorKind, state: AnchorState, checkpoint: String, token: [UInt8]?,
    failure: LogWatchFailure?, placedAt: Date?
  ) {
    self.name = lease.anchor
    self.kind = kind
    self.state = state
    self.checkpoint = checkpoint
    self.size = lease.order.size
    self.reference = lease.order.reference
    self.token = token
    self.failures = lease.failures
    self.failure = failure
    self.beganAt = lease.beganAt
    self.placedAt = placedAt
  }
}

/// How an anchor fares.
public struct AnchorStanding: Sendable, Hashable {
  /// The anchor's name.
  public let name: String
  /// When the last root that stands was laid down, as the place says.
  public let placedAt: Date?
  /// Failures of the one under way, or of the last one.
  public let failures: Int

  /// A standing.
  public init(name: String, placedAt: Date?, failures: Int) {
    self.name = name
    self.placedAt = placedAt
    self.failures = failures
  }
}
