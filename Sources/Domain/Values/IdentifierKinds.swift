/// Kinds of objects, with their wire prefixes (DESIGN §2).
public enum Kinds {
  /// A tenant.
  public enum Tenant: IdentifierKind {
    /// On the wire.
    public static let prefix = "ten"
  }
  /// An applicant.
  public enum Applicant: IdentifierKind {
    /// On the wire.
    public static let prefix = "app"
  }
  /// A verification.
  public enum Verification: IdentifierKind {
    /// On the wire.
    public static let prefix = "ver"
  }
  /// A decision.
  public enum Decision: IdentifierKind {
    /// On the wire.
    public static let prefix = "dec"
  }
  /// One run of a check.
  public enum Check: IdentifierKind {
    /// On the wire.
    public static let prefix = "chk"
  }
  /// A stored piece of evidence.
  public enum Evidence: IdentifierKind {
    /// On the wire.
    public static let prefix = "evi"
  }
  /// A review item.
  public enum Review: IdentifierKind {
    /// On the wire.
    public static let prefix = "rev"
  }
  /// A person who works with Assay.
  public enum Member: IdentifierKind {
    /// On the wire.
    public static let prefix = "mem"
  }
  /// A usage event.
  public enum Usage: IdentifierKind {
    /// On the wire.
    public static let prefix = "use"
  }
  /// An invoice.
  public enum Invoice: IdentifierKind {
    /// On the wire.
    public static let prefix = "inv"
  }
  /// An event of the tenant's stream.
  public enum Event: IdentifierKind {
    /// On the wire.
    public static let prefix = "evt"
  }
  /// An API key.
  public enum Key: IdentifierKind {
    /// On the wire.
    public static let prefix = "key"
  }
  /// A member's session.
  public enum Session: IdentifierKind {
    /// On the wire.
    public static let prefix = "ses"
  }
  /// A client token.
  public enum ClientToken: IdentifierKind {
    /// On the wire.
    public static let prefix = "ctk"
  }
  /// A webhook endpoint.
  public enum WebhookEndpoint: IdentifierKind {
    /// On the wire.
    public static let prefix = "whe"
  }
  /// A consent.
  public enum Consent: IdentifierKind {
    /// On the wire.
    public static let prefix = "con"
  }
  /// A legal hold on an applicant's data.
  public enum Hold: IdentifierKind {
    /// On the wire.
    public static let prefix = "hld"
  }
  /// A note on a review item.
  public enum Note: IdentifierKind {
    /// On the wire.
    public static let prefix = "nte"
  }
  /// An entry of the audit log.
  public enum Audit: IdentifierKind {
    /// On the wire.
    public static let prefix = "aud"
  }
  /// A durable job.
  public enum Job: IdentifierKind {
    /// On the wire.
    public static let prefix = "job"
  }
  /// A receipt for erased data.
  public enum Receipt: IdentifierKind {
    /// On the wire.
    public static let prefix = "rct"
  }
  /// What a reviewer found of a screening match.
  public enum Finding: IdentifierKind {
    /// On the wire.
    public static let prefix = "fnd"
  }
  /// A watch over an applicant.
  public enum Monitor: IdentifierKind {
    /// On the wire.
    public static let prefix = "mon"
  }
  /// What a watch gave.
  public enum Alert: IdentifierKind {
    /// On the wire.
    public static let prefix = "alr"
  }
  /// A screening of a name without a verification.
  public enum Screening: IdentifierKind {
    /// On the wire.
    public static let prefix = "scr"
  }
  /// A batch of such screenings.
  public enum ScreeningBatch: IdentifierKind {
    /// On the wire.
    public static let prefix = "bat"
  }
  /// A hand-over of customers that are already there.
  public enum Import: IdentifierKind {
    /// On the wire.
    public static let prefix = "imp"
  }
  /// A leaf of a log, where the act that it proves has no identifier of its own.
  public enum Leaf: IdentifierKind {
    /// On the wire.
    public static let prefix = "lea"
  }
  /// What a tenant's rules said of a verification.
  public enum Ruling: IdentifierKind {
    /// On the wire.
    public static let prefix = "rul"
  }
  /// A decision that is made again.
  public enum Replay: IdentifierKind {
    /// On the wire.
    public static let prefix = "rpl"
  }
  /// A draft that is tried on what was judged and used.
  public enum Simulation: IdentifierKind {
    /// On the wire.
    public static let prefix = "sim"
  }
  /// A webhook delivery.
  public enum Delivery: IdentifierKind {
    /// On the wire.
    public static let prefix = "dlv"
  }
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
/// A leaf of a log.
public typealias LeafID = Identifier<Kinds.Leaf>
/// A durable job.
public typealias JobID = Identifier<Kinds.Job>
/// A receipt for erased data.
public typealias ReceiptID = Identifier<Kinds.Receipt>
/// What a reviewer found of a screening match.
public typealias FindingID = Identifier<Kinds.Finding>
/// A watch over an applicant.
public typealias MonitorID = Identifier<Kinds.Monitor>
/// What a watch gave.
public typealias AlertID = Identifier<Kinds.Alert>
/// A screening of a name without a verification.
public typealias ScreeningID = Identifier<Kinds.Screening>
/// A batch of such screenings.
public typealias ScreeningBatchID = Identifier<Kinds.ScreeningBatch>
/// A hand-over of customers that are already there.
public typealias ImportID = Identifier<Kinds.Import>
/// A webhook delivery.
public typealias DeliveryID = Identifier<Kinds.Delivery>
/// What a tenant's rules said of a verification.
public typealias RulingID = Identifier<Kinds.Ruling>
/// A decision that is made again.
public typealias ReplayID = Identifier<Kinds.Replay>
/// A draft that is tried.
public typealias SimulationID = Identifier<Kinds.Simulation>
