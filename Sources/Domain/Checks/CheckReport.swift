/// What one run of a check found: facts for the record, not a decision about the applicant.
public struct CheckReport: Sendable, Equatable {
  /// The answer.
  public var outcome: CheckOutcome
  /// Likeness or confidence, 0 through 1, quantised to 1e-4; nil where the check has none.
  public var score: Double?
  /// Why, in order of weight; empty where the outcome is clear.
  public var reasons: [ReasonCode]
  /// Each thing looked at, for a reader of the record.
  public var breakdown: JSON
  /// What was read; nil where nothing was.
  public var extracted: ExtractedDocument?
  /// Which evidence would have to be given again for the check to do better.
  public var retake: EvidenceKind?
  /// Pictures made on the way, such as the rectified page.
  public var views: [EvidenceView]
  /// What did the work.
  public var engine: EngineStamp?
  /// The document that was read, to be known again; nil for what is none, or where no number was read.
  public var document: DocumentReference?
  /// What the document's portrait looks like, to be known again; nil where none was seen, or nobody asks.
  public var portrait: PortraitHash?
  /// What others told while the check ran, as ``CheckTape/json``; for replays.
  public var told: JSON = .object([])

  /// A report.
  public init(
    outcome: CheckOutcome, score: Double? = nil, reasons: [ReasonCode] = [], breakdown: JSON = .object([]),
    extracted: ExtractedDocument? = nil, retake: EvidenceKind? = nil, views: [EvidenceView] = [],
    engine: EngineStamp? = nil
  ) {
    self.outcome = outcome
    self.score = score.map { $0.quantised }
    self.reasons = reasons
    self.breakdown = breakdown
    self.extracted = extracted
    self.retake = retake
    self.views = views
    self.engine = engine
  }

  /// A check that had nothing to look at.
  public static func notAssessed(_ reason: ReasonCode, retake: EvidenceKind? = nil) -> CheckReport {
    CheckReport(outcome: .notAssessed, reasons: [reason], retake: retake)
  }
}

/// What a document says, as far as it could be read. Every field may be missing.
public struct ExtractedDocument: Sendable, Equatable {
  /// Type of the document.
  public var documentType: String?
  /// Issuing state, as the zone writes it.
  public var issuingCountry: String?
  /// Number of the document.
  public var documentNumber: String?
  /// Family name, as printed or declared.
  public var familyName: String?
  /// Given names, as printed or declared.
  public var givenNames: String?
  /// Date of birth.
  public var dateOfBirth: CalendarDate?
  /// The whole name, where the document does not say which of it is the family name.
  public var fullName: String?
  /// Names as the document prints them in a script other than Latin, `nil` members left out.
  public var nativeNames: Names?
  /// The same names in Latin letters; each is nil where no standard or table says how, and all of it where the document
  /// has no other names than Latin ones.
  public var latinNames: Names?
  /// Day of issue.
  public var dateOfIssue: CalendarDate?
  /// Last day of validity.
  public var dateOfExpiry: CalendarDate?
  /// `F`, `M` or `X` (ICAO 9303).
  public var sex: String?
  /// Nationality, as printed or declared.
  public var nationality: String?
  /// Personal number, as the document prints it.
  public var personalNumber: String?
  /// Address, lines joined by commas.
  public var address: String?
  /// Lines of the machine-readable zone.
  public var mrz: [String]

  /// Names in one script.
  public struct Names: Sendable, Equatable {
    /// Family name.
    public let family: String?
    /// Given names.
    public let given: String?
    /// The whole name, where it is not parted.
    public let full: String?

    /// Names; nil where none is given.
    public init?(family: String?, given: String?, full: String?) {
      guard family != nil || given != nil || full != nil else { return nil }
      self.family = family
      self.given = given
      self.full = full
    }
  }

  /// An empty reading, to be filled.
  public init(mrz: [String] = []) { self.mrz = mrz }
}

/// A picture derived from a piece of evidence.
public struct EvidenceView: Sendable, Equatable {
  /// Which evidence it was made from.
  public let kind: EvidenceKind
  /// Which view it is.
  public let view: EvidenceViewName
  /// JPEG.
  public let bytes: [UInt8]

  /// A derived picture.
  public init(kind: EvidenceKind, view: EvidenceViewName, bytes: [UInt8]) {
    self.kind = kind
    self.view = view
    self.bytes = bytes
  }
}

/// Which engine and models gave a result; enough to replay it (DESIGN §5).
public struct EngineStamp: Sendable, Equatable {
  /// `documents` or `biometrics`; `magic` for test keys.
  public let name: String
  /// Version of the engine's code.
  public let version: String
  /// Digests of models, processor features and threads.
  public let details: JSON

  /// An engine's stamp.
  public init(name: String, version: String, details: JSON) {
    self.name = name
    self.version = version
    self.details = details
  }
}
