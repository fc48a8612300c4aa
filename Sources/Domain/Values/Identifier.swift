import FoundationEssentials

/// Names a kind of object for its identifiers, so that two kinds can never be mixed up.
public protocol IdentifierKind: Sendable {
  /// Prefix on the wire, without the underscore, such as `ver`.
  static var prefix: String { get }
}

/// An object's identifier: a UUIDv7 (RFC 9562, section 5.7), written as `prefix_` and 26 characters of
/// Crockford base32.
public struct Identifier<Kind: IdentifierKind>: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The UUID as PostgreSQL stores it.
  public let uuid: UUID

  /// Wraps a stored UUID.
  public init(_ uuid: UUID) { self.uuid = uuid }

  /// A fresh identifier whose first 48 bits are the milliseconds of `now` since 1970.
  public init(at now: Date) {
    var random = SystemRandomNumberGenerator()
    let milliseconds = UInt64(max(0, now.timeIntervalSince1970 * 1000))
    let high = (milliseconds << 16) | 0x7000 | (random.next() & 0x0FFF)
    let low = 0x8000_0000_0000_0000 | (random.next() >> 2)
    self.uuid = UUID(high: high, low: low)
  }

  /// Reads the wire form; nil for another prefix, a wrong length or a character outside the alphabet.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count == Kind.prefix.utf8.count + 27, text.hasPrefix(Kind.prefix + "_") else { return nil }
    guard let uuid = UUID(crockford: text.suffix(26)) else { return nil }
    self.uuid = uuid
  }

  /// The wire form.
  public var description: String { Kind.prefix + "_" + uuid.crockford }

  /// Orders by time of creation, then at random.
  public static func < (left: Self, right: Self) -> Bool { left.uuid.halves < right.uuid.halves }
}

/// Kinds of objects, with their wire prefixes (DESIGN §2).
public enum Kinds {
  /// A tenant.
  public enum Tenant: IdentifierKind { public static let prefix = "ten" }
  /// An applicant.
  public enum Applicant: IdentifierKind { public static let prefix = "app" }
  /// A verification.
  public enum Verification: IdentifierKind { public static let prefix = "ver" }
  /// A decision.
  public enum Decision: IdentifierKind { public static let prefix = "dec" }
  /// One run of a check.
  public enum Check: IdentifierKind { public static let prefix = "chk" }
  /// A stored piece of evidence.
  public enum Evidence: IdentifierKind { public static let prefix = "evi" }
  /// A review item.
  public enum Review: IdentifierKind { public static let prefix = "rev" }
  /// A person who works with Assay.
  public enum Member: IdentifierKind { public static let prefix = "mem" }
  /// A usage event.
  public enum Usage: IdentifierKind { public static let prefix = "use" }
  /// An invoice.
  public enum Invoice: IdentifierKind { public static let prefix = "inv" }
  /// An event of the tenant's stream.
  public enum Event: IdentifierKind { public static let prefix = "evt" }
  /// An API key.
  public enum Key: IdentifierKind { public static let prefix = "key" }
  /// A member's session.
  public enum Session: IdentifierKind { public static let prefix = "ses" }
  /// A client token.
  public enum ClientToken: IdentifierKind { public static let prefix = "ctk" }
  /// A webhook endpoint.
  public enum WebhookEndpoint: IdentifierKind { public static let prefix = "whe" }
  /// A consent.
  public enum Consent: IdentifierKind { public static let prefix = "con" }
  /// A legal hold on an applicant's data.
  public enum Hold: IdentifierKind { public static let prefix = "hld" }
  /// A note on a review item.
  public enum Note: IdentifierKind { public static let prefix = "nte" }
  /// An entry of the audit log.
  public enum Audit: IdentifierKind { public static let prefix = "aud" }
  /// A durable job.
  public enum Job: IdentifierKind { public static let prefix = "job" }
  /// A receipt for erased data.
  public enum Receipt: IdentifierKind { public static let prefix = "rct" }
  /// A webhook delivery.
  public enum Delivery: IdentifierKind { public static let prefix = "dlv" }
}

/// A tenant.
public typealias TenantID = Identifier<Kinds.Tenant>
/// An applicant.
public typealias ApplicantID = Identifier<Kinds.Applicant>
/// A verification.
public typealias VerificationID = Identifier<Kinds.Verification>
/// A decision.
public typealias DecisionID = Identifier<Kinds.Decision>
/// One run of a check.
public typealias CheckID = Identifier<Kinds.Check>
/// A stored piece of evidence.
public typealias EvidenceID = Identifier<Kinds.Evidence>
/// A review item.
public typealias ReviewID = Identifier<Kinds.Review>
/// A person who works with Assay.
public typealias MemberID = Identifier<Kinds.Member>
/// A usage event.
public typealias UsageID = Identifier<Kinds.Usage>
/// An invoice.
public typealias InvoiceID = Identifier<Kinds.Invoice>
/// An event of the tenant's stream.
public typealias EventID = Identifier<Kinds.Event>
/// An API key.
public typealias KeyID = Identifier<Kinds.Key>
/// A member's session.
public typealias SessionID = Identifier<Kinds.Session>
/// A client token.
public typealias ClientTokenID = Identifier<Kinds.ClientToken>
/// A webhook endpoint.
public typealias WebhookEndpointID = Identifier<Kinds.WebhookEndpoint>
/// A consent.
public typealias ConsentID = Identifier<Kinds.Consent>
/// A legal hold.
public typealias HoldID = Identifier<Kinds.Hold>
/// A note on a review item.
public typealias NoteID = Identifier<Kinds.Note>
/// An entry of the audit log.
public typealias AuditID = Identifier<Kinds.Audit>
/// A durable job.
public typealias JobID = Identifier<Kinds.Job>
/// A receipt for erased data.
public typealias ReceiptID = Identifier<Kinds.Receipt>
/// A webhook delivery.
public typealias DeliveryID = Identifier<Kinds.Delivery>
