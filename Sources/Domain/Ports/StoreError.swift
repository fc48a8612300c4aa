/// Why a store did not do what was asked. Says nothing about a person.
public enum StoreError: Error, Sendable, Hashable {
  /// The database cannot be reached or lost the connection; nothing is known to be lost, trying again may help.
  case unavailable
  /// No such object in this tenant and mode.
  case notFound
  /// The object changed since the caller read it (`If-Match`), or its lease or fence is stale.
  case stale
  /// The object's state does not allow it.
  case notAllowed(Obstacle)
  /// The same request was done before; its result is this resource.
  case replay(resource: String)
  /// The same `Idempotency-Key` came with another request.
  case idempotencyKeyReused
  /// Stored bytes do not open or decode: a damaged row or a missing operator key.
  case damaged

  /// Whether nothing was written for certain. A connection that was lost may have been lost behind a commit.
  public var isCertain: Bool { self != .unavailable }

  /// What stands in the way.
  public enum Obstacle: String, Sendable, Hashable {
    case alreadyFinal = "already_final"
    case currencyNotInUBL = "currency_not_in_ubl"
    case declared = "declared"
    case erased = "erased"
    case evidenceChanged = "evidence_changed"
    case fourEyes = "four_eyes"
    case hitsUndecided = "hits_undecided"
    case importFinished = "import_finished"
    case invoiceNotFinal = "invoice_not_final"
    case keyBudget = "key_budget"
    case lastAdmin = "last_admin"
    case legalHold = "legal_hold"
    case listTooSmall = "list_too_small"
    case memberExists = "member_exists"
    case nothingRequired = "nothing_required"
    case notProven = "not_proven"
    case proposerApproves = "proposer_approves"
    case retentionObligation = "retention_obligation"
    case spendCap = "spend_cap"
    case slugTaken = "slug_taken"
    case tooManyEndpoints = "too_many_endpoints"
    case tooManyKeys = "too_many_keys"
    case unpricedMeter = "unpriced_meter"
  }
}

/// A merchant's `Idempotency-Key`, bound to its effect in the effect's own transaction.
public struct IdempotencyClaim: Sendable, Hashable {
  /// SHA-256 of the key as sent.
  public let keyHash: [UInt8]
  /// SHA-256 of method, path, canonical request and the parts' digests (DESIGN §9).
  public let fingerprint: [UInt8]

  /// A claim.
  public init(keyHash: [UInt8], fingerprint: [UInt8]) {
    self.keyHash = keyHash
    self.fingerprint = fingerprint
  }
}

/// Who did something and when, for events, versions and the audit log.
public struct Actor: Sendable, Hashable {
  /// A wire identifier, `policy`, `operator` or `scheduler`.
  public let name: String
  /// The request's id; empty for work in the background.
  public let requestID: String
  /// The request's `Idempotency-Key`, bound by whatever is written; nil without one.
  public let claim: IdempotencyClaim?

  /// Somebody who acts.
  public init(_ name: String, requestID: String = "", claim: IdempotencyClaim? = nil) {
    self.name = name
    self.requestID = requestID
    self.claim = claim
  }
}
