import Domain
import FoundationEssentials
import Synchronization
import Testing

@testable import Checks

@Suite("The check of a credit history")
struct CreditHistoryCheckTests {
  /// Says what a test tells it to, and remembers what it was asked.
  final class ToldBureau: CreditBureau {
    private let failure: ProviderFailure?
    private let requests = Mutex<[CreditRequest]>([])

    init(failing failure: ProviderFailure? = nil) { self.failure = failure }

    var asked: [CreditRequest] { requests.withLock(\.self) }

    func history(
      on request: CreditRequest, from provider: ProviderSettings
    ) async throws(ProviderFailure) -> CreditAnswer {
      requests.withLock { $0.append(request) }
      if let failure { throw failure }
      let document: JSON = [
        "interface": .string(CreditRequest.interface), "request_id": .string(request.check.description),
        "reference": "R", "as_of": "2026-11-01", "result": "found", "file": CreditHistoryRulesTests.file(defaults: 1),
      ]
      do { return try CreditAnswer(document, to: request.check) } catch { throw .malformed(error) }
    }
  }

  private static let now = Date(timeIntervalSince1970: 1_790_000_000)

  private static func record() -> ApplicantRecord {
    var record = ApplicantRecord()
    (record.familyName, record.givenNames) = ("Lindqvist", "Maria Elena")
    record.dateOfBirth = CalendarDate(iso: "1986-11-19")
    (record.email, record.phone, record.sex, record.nationality) = ("m@example.com", "+49170", "F", "SWE")
    var address = PostalAddress()
    (address.line1, address.city, address.country) = ("Musterstraße 1", "Berlin", "DEU")
    record.address = address
    return record
  }

  private static func subject(
    _ record: ApplicantRecord = record(), document: JSON? = nil, isDocumentAccepted: Bool = true,
    granted: Set<ConsentPurpose> = [.credit], mode: Mode = .live, magic: String = "", hasProvider: Bool = true
  ) throws -> CheckSubject {
    var policy = TenantPolicy()
    if hasProvider {
      policy.providers[.creditHistory] = ProviderSettings(
        url: "https://bureau.example/", region: "eu", secret: .environment("S"), timeout: .seconds(5))
    }
    if !granted.contains(.credit) { policy.otherLegalBasis = [.credit] }
    let work = CheckWork(
      check: CheckID(at: now), type: .creditHistory, verification: VerificationID(at: now),
      applicant: ApplicantID(at: now), record: record, request: ["metadata": ["magic": .string(magic)]],
      policyVersion: 1, evidence: [], granted: granted, key: nil, dimensions: [:], wasBilledBefore: false,
      document: document, isDocumentAccepted: isDocumentAccepted)
    return CheckSubject(
      work: work, policy: policy, realm: Realm(tenant: TenantID(at: now), mode: mode),
      today: try #require(CalendarDate(iso: "2026-11-23")), evidence: PortraitSightingTests.Vault())
  }

  private static func check(_ bureau: ToldBureau) -> CreditHistoryCheck {
    CreditHistoryCheck(bureau: bureau, digest: ScreeningCheckTests.digest)
  }

  @Test func `nobody is asked about while the document is not accepted`() async throws {
    let bureau = ToldBureau()
    let subject = try Self.subject(document: ["family_name": "ROE"], isDocumentAccepted: false)
    let report = try await Self.check(bureau).run(subject)
    #expect(report.outcome == .notAssessed && report.reasons == [.creditIdentityUnproven] && bureau.asked.isEmpty)
  }

  @Test func `a bureau learns whom it is asked about, and why it may, and nothing else`() async throws {
    let bureau = ToldBureau()
    let report = try await Self.check(bureau).run(try Self.subject())
    #expect(report.outcome == .consider && report.reasons == [.creditDefault])
    let sent = try #require(bureau.asked.first?.json)
    #expect(sent.members?.map(\.name) == ["interface", "request_id", "legal_basis", "subject"])
    #expect(sent["legal_basis"]?.text == "consent")
    let told = try #require(sent["subject"]?.members?.filter { $0.value != .null })
    #expect(told.map(\.name) == ["given_names", "family_name", "date_of_birth", "address"])
    #expect(sent["subject"]?["address"]?["line1"]?.text == "Musterstraße 1")
  }

  @Test func `another legal basis than consent is told as such`() async throws {
    let bureau = ToldBureau()
    _ = try await Self.check(bureau).run(try Self.subject(granted: []))
    #expect(bureau.asked.first?.json["legal_basis"]?.text == "other")
  }

  @Test func `whoever the document names is asked about, with the number that may be kept`() async throws {
    let document: JSON = [
      "family_name": "LINDQVIST", "given_names": "MARIA", "date_of_birth": "1986-11-20", "personal_number": "ZE184226B",
      "issuing_country": "D",
    ]
    let bureau = ToldBureau()
    _ = try await Self.check(bureau).run(try Self.subject(document: document))
    let person = try #require(bureau.asked.first?.subject)
    #expect(person.familyName == "LINDQVIST" && person.givenNames == "MARIA" && person.fullName == nil)
    #expect(person.dateOfBirth == CalendarDate(iso: "1986-11-20"))
    #expect(person.nationalNumber == .init(number: "ZE184226B", country: "DEU"))
  }

  @Test(arguments: ["********1234", "none", ""])
  func `a masked number, or none, is not sent`(number: String) async throws {
    let document: JSON = ["full_name": "Maria Lindqvist", "personal_number": .string(number), "issuing_country": "IND"]
    let bureau = ToldBureau()
    _ = try await Self.check(bureau).run(try Self.subject(document: document))
    let person = try #require(bureau.asked.first?.subject)
    #expect(person.nationalNumber == nil)
    #expect(person.fullName == "Maria Lindqvist" && person.familyName == nil && person.givenNames == nil)
  }

  @Test func `without a provider or a name nobody is asked`() async throws {
    let bureau = ToldBureau()
    let unknown = try await Self.check(bureau).run(try Self.subject(hasProvider: false))
    #expect(unknown.outcome == .notAssessed && unknown.reasons == [.checkUnavailable])
    let nameless = try await Self.check(bureau).run(try Self.subject(ApplicantRecord()))
    #expect(nameless.outcome == .notAssessed && nameless.reasons == [.applicantNameMissing])
    #expect(bureau.asked.isEmpty)
  }

  @Test func `a bureau that fails is no answer`() async throws {
    let check = Self.check(ToldBureau(failing: .timedOut))
    let subject = try Self.subject()
    await #expect(throws: CheckFailure.provider(.timedOut)) { try await check.run(subject) }
  }

  @Test func `without consent, and for test keys, nobody is asked`() async throws {
    let bureau = ToldBureau()
    let pipeline = CheckPipeline([Self.check(bureau)])
    var withheld = try Self.subject(granted: [.document])
    withheld = CheckSubject(
      work: withheld.work, policy: TenantPolicy(), realm: withheld.realm, today: withheld.today,
      evidence: withheld.evidence)
    #expect(try await pipeline.report(on: withheld).reasons == [.consentMissing])
    let magic = try await pipeline.report(on: try Self.subject(mode: .test, magic: ""))
    #expect(magic.outcome == .clear)
    #expect(bureau.asked.isEmpty)
  }

  /// All that a file may say: of whom nobody may be asked about, there is none.
  @Test(arguments: ReasonCode.allCases.filter { $0.rawValue.hasPrefix("credit.") && $0 != .creditIdentityUnproven })
  func `a test key's file has what its magic reasons say`(reason: ReasonCode) async throws {
    let pipeline = CheckPipeline([Self.check(ToldBureau())])
    let magic = "credit_history=consider:\(reason.rawValue)"
    let subject = try Self.subject(mode: .test, magic: magic)
    let report = try await pipeline.report(on: subject)
    #expect(report.outcome == .consider && report.reasons == [reason])
    let shown = try #require(report.breakdown["answer"]?.members)
    let told: [JSON.Member] = [
      .init("interface", .string(CreditRequest.interface)),
      .init("request_id", .string(subject.work.check.description)),
    ]
    let answer = try CreditAnswer(.object(told + shown), to: subject.work.check)
    var policy = CreditHistoryPolicy()
    policy.consider = CreditLimits(
      scoreBelow: 50, defaultsMin: 1, bankruptciesMin: 1,
      delinquencies: DelinquencyLimit(severity: .days30, age: .older, min: 1), enquiriesMin: 10, historyMonthsBelow: 12)
    let request = CreditRequest(check: subject.work.check, subject: CreditSubject(), isByConsent: true)
    let judged = CreditHistoryRules.report(
      on: answer, to: request, under: policy, digest: ScreeningCheckTests.digest)
    #expect(judged.reasons == [reason])
  }
}
