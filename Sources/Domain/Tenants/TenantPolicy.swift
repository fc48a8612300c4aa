/// A tenant's policy as declared in its file or by the API (DESIGN §3). Immutable; every change is a new version.
public struct TenantPolicy: Sendable, Equatable {
  /// BCP 47 languages of reasons and reports; the first is the default.
  public var interfaceLanguages: [String] = ["en"]
  /// BCP 47 languages of recognisers; empty means by document type.
  public var documentLanguages: [String] = []
  /// Documents taken; anything else is `document.not_accepted`.
  public var documents: [AcceptedDocument] = [AcceptedDocument(type: .passport, countries: .any)]
  /// What follows where another applicant gave the same document or picture.
  public var seenBefore = SeenBeforeEffect.review
  /// Letters that prove an address.
  public var proofOfAddress = ProofOfAddressPolicy()
  /// Checks run where a request names none, at least one.
  public var checks: [CheckType] = [.document]
  /// Youngest age in completed years; nil for no limit.
  public var minimumAge: Int?
  /// Countries by risk level, ISO 3166-1 alpha-3.
  public var riskCountries: [String: [String]] = [:]
  /// From what on past behaviour is for a person to look at.
  public var behaviour = BehaviourPolicy()
  /// How customers are rated; nil where they are not.
  public var risk: RiskPolicy?
  /// Where a face counts as the same person.
  public var faceMatch = FaceMatchThresholds.standard
  /// What customers are screened against.
  public var screening = ScreeningPolicy()
  /// What a credit file means.
  public var creditHistory = CreditHistoryPolicy()
  /// Outside providers, by the check whose work they do.
  public var providers: [CheckType: ProviderSettings] = [:]
  /// Transfers of data to regions other than the tenant's.
  public var transfers: [DataTransfer] = []
  /// What is watched of whoever was verified.
  public var monitoring = MonitoringPolicy()
  /// Rules in the order written.
  public var rules: [PolicyRule] = PolicyRule.standard
  /// Review queues by name; at least `general`.
  public var queues: [String: ReviewQueueSettings] = ["general": ReviewQueueSettings(sla: .seconds(14_400))]
  /// Price book, currency, time zone and buyer.
  public var billing = BillingSettings()
  /// How long each class of data is kept.
  public var retention = RetentionSettings()
  /// Purposes for which the tenant declares a legal basis other than consent.
  public var otherLegalBasis: Set<ConsentPurpose> = []

  /// A policy of documented defaults.
  public init() {}

  /// Whatever the policy has metered by itself: its checks, and what its watches give and ask for, each once.
  public var meters: [String] {
    let dated = monitoring.dated
    let asked = dated.values.flatMap(\.asked)
    let types = Set(checks + asked + (monitoring.screening ? [.screening] : []))
    return CheckType.allCases.filter(types.contains).map(\.rawValue) + (dated.isEmpty ? [] : [UsageEvent.monitoring])
  }

  /// The settings of the queue that a rule names, or of `general` where it names none.
  public func queue(_ name: String) -> ReviewQueueSettings? { queues[name] }
}

/// Types of identity documents (DESIGN §2).
public enum DocumentType: String, Sendable, Hashable, CaseIterable {
  case passport
  case identityCard = "identity_card"
  case drivingLicence = "driving_licence"
  case residencePermit = "residence_permit"
  case visa
}

/// What follows where a document, or a picture of the same bytes, was given for another applicant of the tenant.
public enum SeenBeforeEffect: String, Sendable, CaseIterable {
  /// Nobody is asked: for tenants whose applicants share documents, such as guardians, and for trying out.
  case ignore
  /// `document.seen_before`, for a person to look at.
  case review
}

/// A document type and the issuers it is taken from.
public struct AcceptedDocument: Sendable, Equatable {
  /// The issuers of a document that are taken.
  public enum Countries: Sendable, Equatable {
    /// Every known issuer (``CountryCode/isKnown(_:)``) but Utopia, the fictional state of ICAO's specimens, which has
    /// to be named to be taken.
    case any
    /// These ICAO 9303 codes.
    case only(Set<String>)
  }
  /// What kind it is.
  public let type: DocumentType
  /// The issuers that are taken.
  public let countries: Countries

  /// A document that is taken.
  public init(type: DocumentType, countries: Countries) {
    self.type = type
    self.countries = countries
  }

  /// True where this entry takes a document of `type` issued by `country`.
  public func accepts(_ type: DocumentType, from country: String) -> Bool {
    guard type == self.type else { return false }
    switch countries {
    case .any: return country != "UTO" && CountryCode.isKnown(country)
    case .only(let set): return set.contains(country)
    }
  }
}

/// Cosine similarity at and above which two faces are one person.
public struct FaceMatchThresholds: Sendable, Equatable {
  /// At and above: clear.
  public let clear: Double
  /// At and above, below `clear`: a person should look. Below: another person.
  public let consider: Double

  /// Thresholds with `consider <= clear`, both -1 through 1.
  public init(clear: Double, consider: Double) {
    self.clear = clear
    self.consider = consider
  }

  /// Measured on 2,850 labelled pairs: at .45 no false accept, at .363 none rejected (STACK §4).
  public static let standard = FaceMatchThresholds(clear: 0.45, consider: 0.363)
}

/// A review queue.
public struct ReviewQueueSettings: Sendable, Equatable {
  /// Time within which an item should be decided.
  public let sla: Duration
  /// True where one member proposes and another decides.
  public let fourEyes: Bool

  /// A queue.
  public init(sla: Duration, fourEyes: Bool = false) {
    self.sla = sla
    self.fourEyes = fourEyes
  }
}

/// What a tenant is billed by, and as whom.
public struct BillingSettings: Sendable, Equatable {
  /// Slug of the price book.
  public var priceBook = "standard-2026"
  /// ISO 4217.
  public var currency = "EUR"
  /// IANA time zone of billing periods.
  public var timeZone = "UTC"
  /// When a new version of the price book begins to hold.
  public var priceChanges = PriceChanges.nextPeriod
  /// Most that one period's checks may cost, in minor units, without fees, a minimum and tax; nil for no cap.
  public var spendCapMinor: Int64?
  /// Most that one period's checks may cost by each key's use, in minor units; a key that is missing has no budget of
  /// its own.
  public var keyBudgetsMinor: [KeyID: Int64] = [:]
  /// Shares of the cap and of budgets, in percent, that an event tells of when they are reached, rising.
  public var alertPercents: [Int] = [80, 100]
  /// How long the same check of the same applicant over the same evidence is not billed again; nil where it always is.
  public var dedupeWindow: Duration?
  /// Metadata keys kept in clear on usage events, at most 4 (DESIGN §9).
  public var dimensions: [String] = []
  /// Legal name of the buyer.
  public var legalName: String?
  /// Where invoices go.
  public var address: BillingAddress?
  /// VAT identifier of the buyer.
  public var vatID: String?
  /// The buyer's purchase order.
  public var purchaseOrder: String?
  /// Tax of invoices; nil for the seller's.
  public var tax: TaxTerms?
  /// True where the tenant's admins record payments and make credit notes by the API; else the operator alone does.
  public var settlesItself = false

  /// Documented defaults.
  public init() {}

  /// When a new version of a price book begins to hold for a tenant.
  public enum PriceChanges: String, Sendable, Hashable, CaseIterable {
    /// With the first billing period that begins on or after its day.
    case nextPeriod = "next_period"
    /// On its day: what belongs to a whole period is then split by days.
    case atOnce = "at_once"
  }
}

/// How long each class of data is kept after its clock starts.
public struct RetentionSettings: Sendable, Equatable {
  /// Days by class; one that is missing is kept as ``kept(_:)`` says.
  public var days: [DataClass: Int] = [.biometric: 30, .document: 1826, .record: 1826]
  /// Classes that are kept until they are erased, whatever ``days`` says.
  public var untilErased: Set<DataClass> = []
  /// When the clocks start.
  public var start = Start.relationshipEnd

  /// When a retention clock starts.
  public enum Start: String, Sendable, Equatable, CaseIterable {
    /// At the end of the business relationship, or at the last decision where none was declared.
    case relationshipEnd = "relationship_end"
    /// At the last decision.
    case decision
  }

  /// Documented defaults: biometrics 30 days, the rest five years (AMLD Article 40).
  public init() {}

  /// Days that a class is kept; nil for until it is erased. What has no time of its own belongs to the record and goes
  /// with it, notes and screening above all.
  public func kept(_ dataClass: DataClass) -> Int? {
    for dataClass in [dataClass, .record] {
      if untilErased.contains(dataClass) { return nil }
      if let days = days[dataClass] { return days }
    }
    return nil
  }
}
