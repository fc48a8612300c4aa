import Domain
import FoundationEssentials
import Testing

@testable import Checks

@Suite("Document")
struct DocumentRulesTests {
  static let lines = ["P<UTOLINDQVIST<<MARIA<ELENA<<<<<<<<<<<<<<<<<", "XU48219078UTO8611194F3406027ZE184226B<<<<<12"]

  static func observation(_ lines: [String]? = lines, sharpness: Double = 1000, glare: Double = 0)
    -> DocumentObservation
  {
    var side = DocumentObservation.Side(kind: .documentFront)
    side.pageFound = true
    side.hasPortrait = true
    side.sharpness = sharpness
    side.glare = glare
    side.pixelsPerCharacter = 30
    side.zone = lines.map { zone($0) }
    return observation([side])
  }

  /// A passport's zone whose characters are equally sure.
  static func zone(
    _ lines: [String], format: String = "TD3", confidence: Double = 0.9, agreement: Double = 1, disputed: Double = 1
  ) -> DocumentObservation.Zone {
    DocumentObservation.Zone(
      format: format, lines: lines, unconstrained: lines, confidences: lines.map { $0.map { _ in confidence } },
      agreement: agreement, disputedConfidence: disputed)
  }

  static func observation(_ sides: [DocumentObservation.Side]) -> DocumentObservation {
    var seen = DocumentObservation(engine: EngineStamp(name: "documents", version: "1", details: .null))
    seen.sides = sides
    return seen
  }

  static func expectations(
    today: String = "2026-11-23", record: JSON = .object([]), documents: [AcceptedDocument]? = nil,
    minimumAge: Int? = nil, announced: [JSON] = []
  ) throws -> DocumentExpectations {
    var declared = ApplicantRecord()
    declared.merge(record)
    return DocumentExpectations(
      accepted: documents ?? [AcceptedDocument(type: .passport, countries: .only(["UTO"]))], minimumAge: minimumAge,
      declared: declared, announced: announced, today: try #require(CalendarDate(iso: today)))
  }

  @Test(arguments: [("2034-06-02", CheckOutcome.clear), ("2034-06-03", .rejected)])
  func `a document is valid through its last day`(today: String, outcome: CheckOutcome) throws {
    let report = DocumentRules.report(on: Self.observation(), against: try Self.expectations(today: today))
    #expect(report.outcome == outcome)
    #expect(report.reasons == (outcome == .clear ? [] : [.documentExpired]))
    #expect(report.extracted?.documentNumber == "XU4821907")
    #expect(report.extracted?.familyName == "LINDQVIST")
  }

  @Test func `the specimens' state is taken only where it is named`() throws {
    let any = [AcceptedDocument(type: .passport, countries: .any)]
    let report = DocumentRules.report(on: Self.observation(), against: try Self.expectations(documents: any))
    #expect(report.reasons == [.documentNotAccepted])
  }

  @Test(arguments: [
    ("given_names", "Maria Elena", CheckOutcome.clear), ("given_names", "Elena Maria", .clear),
    ("given_names", "Maria", .clear),
    ("given_names", "Anna", .consider), ("family_name", "Lindqvist", .clear), ("family_name", "Lindkvist", .consider),
    ("date_of_birth", "1986-11-19", .clear), ("date_of_birth", "1986-11-20", .consider), ("sex", "M", .consider),
    ("nationality", "UTO", .clear), ("nationality", "SWE", .consider),
  ])
  func `what the applicant declared is compared with the zone`(field: String, value: String, outcome: CheckOutcome)
    throws
  {
    let record = JSON.object([JSON.Member(field, .string(value))])
    let report = DocumentRules.report(on: Self.observation(), against: try Self.expectations(record: record))
    #expect(report.outcome == outcome)
    #expect(report.reasons == (outcome == .clear ? [] : [.documentDataMismatch]))
  }

  @Test(arguments: [(40, CheckOutcome.clear), (41, .rejected)])
  func `the minimum age is reached on the birthday`(minimum: Int, outcome: CheckOutcome) throws {
    let report = DocumentRules.report(on: Self.observation(), against: try Self.expectations(minimumAge: minimum))
    #expect(report.outcome == outcome)
  }

  @Test func `a check digit that does not hold is for a person to look at`() throws {
    let broken = [Self.lines[0], Self.lines[1].replacing("XU48219078", with: "XU48219079")]
    let report = DocumentRules.report(on: Self.observation(broken), against: try Self.expectations())
    #expect(report.outcome == .consider)
    #expect(report.reasons == [.documentCheckDigit])
  }

  @Test func `a picture without a readable zone is not assessed, its own fault first`() throws {
    let blurred = DocumentRules.report(on: Self.observation(nil, sharpness: 0), against: try Self.expectations())
    #expect(blurred.outcome == .notAssessed)
    #expect(blurred.reasons == [.imageBlurred])
    #expect(blurred.retake == .documentFront)
    let glared = DocumentRules.report(on: Self.observation(nil, glare: 0.5), against: try Self.expectations())
    #expect(glared.reasons == [.imageGlare])
    let plain = DocumentRules.report(on: Self.observation(nil), against: try Self.expectations())
    #expect(plain.reasons == [.documentUnreadable])
  }

  static func doubtful(_ disputed: Double, agreement: Double = 1, sharpness: Double = 1) -> DocumentObservation {
    var seen = observation(sharpness: sharpness)
    seen.sides[0].zone = zone(lines, confidence: disputed, agreement: agreement, disputed: disputed)
    return seen
  }

  @Test(arguments: [(0.85, CheckOutcome.clear), (0.8499, .consider)])
  func `a character that two readers see differently is for a person to read`(disputed: Double, outcome: CheckOutcome)
    throws
  {
    let report = DocumentRules.report(on: Self.doubtful(disputed), against: try Self.expectations())
    #expect(report.outcome == outcome)
    #expect(report.reasons == (outcome == .clear ? [] : [.documentUnreadable]))
    let blurred = DocumentRules.report(on: Self.doubtful(disputed, sharpness: 0), against: try Self.expectations())
    #expect(blurred.reasons == (outcome == .clear ? [] : [.imageBlurred]))
  }

  @Test(arguments: [(0.75, CheckOutcome.clear), (0.7499, .notAssessed)])
  func `a text that two readers read as two texts was not read`(agreement: Double, outcome: CheckOutcome) throws {
    let seen = Self.doubtful(1, agreement: agreement)
    #expect(DocumentRules.report(on: seen, against: try Self.expectations()).outcome == outcome)
  }

  static let refusals: [(DocumentObservation.Refusal, ReasonCode)] = [
    (.activeContent, .fileActiveContent), (.encrypted, .fileEncrypted), (.tooManyPages, .fileTooManyPages),
    (.tooManyPixels, .imageTooLarge), (.undecodable, .imageUndecodable), (.unsupported, .imageUndecodable),
  ]
  @Test(arguments: refusals)
  func `a file that is not opened is not assessed, and says why`(
    refusal: DocumentObservation.Refusal, reason: ReasonCode
  ) throws {
    var seen = Self.observation(nil)
    seen.refusal = refusal
    let report = DocumentRules.report(on: seen, against: try Self.expectations())
    #expect(report.outcome == .notAssessed && report.reasons == [reason])
    #expect(report.breakdown["refused"]?.text == refusal.rawValue)
    #expect(reason.audience == .applicant && reason.isImageQuality)
  }

  @Test func `another document than the announced one does not pass`() throws {
    let announced: [JSON] = [["type": "identity_card"]]
    let report = DocumentRules.report(on: Self.observation(), against: try Self.expectations(announced: announced))
    #expect(report.reasons == [.documentDataMismatch])
  }
}
