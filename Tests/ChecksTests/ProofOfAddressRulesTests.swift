import Domain
import Testing

@testable import Checks

@Suite("Proofs of address")
struct ProofOfAddressRulesTests {
  static let declared: JSON = [
    "given_names": "Erika Maria", "family_name": "Example",
    "address": ["line1": "Sample Road 1", "postal_code": "10115", "city": "Berlin", "country": "DEU"],
  ]

  static func page(
    name: String = "Frau Erika Example", street: String = "Sample Rd. 1", place: String = "10115 Berlin",
    title: String = "Stromrechnung", date: String = "3. November 2026",
    origin: LetterObservation.Page.Origin = .textLayer, confidence: Double = 1
  ) -> LetterObservation.Page {
    func line(_ text: String, _ x: Double, _ y: Double, _ height: Double = 18) -> DocumentObservation.Line {
      DocumentObservation.Line(
        text: text, confidence: confidence,
        box: DocumentObservation.Box(x: x, y: y, width: Double(text.count) * height * 0.5, height: height))
    }
    return LetterObservation.Page(
      origin: origin,
      lines: [
        line("Stadtwerke Beispielhausen", 60, 40, 30), line(name, 60, 200), line(street, 60, 225), line(place, 60, 250),
        line("Rechnungsdatum:", 600, 200), line(date, 600, 225), line(title, 60, 400, 26),
        line("Verbrauch 120 kWh", 60, 460), line("Seite 1", 900, 1_380),
      ])
  }

  static func report(
    _ pages: [LetterObservation.Page], declared: JSON = declared, software: String? = nil,
    change: (inout ProofOfAddressPolicy) -> Void = { _ in }
  ) throws -> CheckReport {
    var seen = LetterObservation(engine: EngineStamp(name: "documents", version: "1", details: .object([])))
    seen.pages = pages
    seen.pageCount = pages.count
    seen.software = software
    var (policy, record) = (ProofOfAddressPolicy(), ApplicantRecord())
    change(&policy)
    record.merge(declared)
    let today = try #require(CalendarDate(iso: "2026-11-23"))
    return ProofOfAddressRules.report(
      on: seen, against: ProofOfAddressExpectations(policy: policy, declared: record, today: today))
  }

  @Test func `a recent bill to the declared person at the declared address is clear, and says what it found`() throws {
    let report = try Self.report([Self.page()])
    #expect(report.outcome == .clear, "\(report.reasons) \(report.breakdown)")
    let document = try #require(report.extracted)
    #expect(document.documentType == "utility_bill" && document.fullName == "Frau Erika Example")
    #expect(document.address == "Sample Rd. 1, 10115 Berlin" && document.dateOfIssue?.description == "2026-11-03")
    #expect(report.breakdown["age"]?["days"] == .integer(20))
    #expect(report.breakdown["comparisons"]?["address"]?["house"]?.text == "equal")
    #expect(report.breakdown["letter"]?["date_of_issue"]?["box"]?.elements?.count == 4)
  }

  static let names: [(String, ReasonCode?)] = [
    ("Erika Example", nil), ("EXAMPLE, ERIKA MARIA", nil), ("E. Example", nil), ("Erika und Max Example", nil),
    ("Herr Max Example", .documentDataMismatch), ("Erika Beispiel", .documentDataMismatch),
    ("Familie Example", .documentDataMismatch),
  ]
  @Test(arguments: names)
  func `the receiver has to be the declared person`(name: String, reason: ReasonCode?) throws {
    let report = try Self.report([Self.page(name: name)])
    #expect(report.reasons == [reason].compactMap(\.self))
    #expect(report.outcome == (reason == nil ? .clear : .consider))
  }

  @Test(
    arguments: [
      ("Bill Example", nil), ("Liam Example", nil), ("Walter Example", .documentDataMismatch),
      ("Bill Sample", .documentDataMismatch),
    ] as [(String, ReasonCode?)])
  func `another form of the declared given name is the person's, as on documents`(name: String, reason: ReasonCode?)
    throws
  {
    let declared: JSON = [
      "given_names": "William", "family_name": "Example", "address": Self.declared["address"] ?? .null,
    ]
    let report = try Self.report([Self.page(name: name)], declared: declared)
    #expect(report.reasons == [reason].compactMap(\.self))
    #expect(report.breakdown["comparisons"]?["name"]?.text == (reason == nil ? "variant" : "different"))
  }

  static let addresses: [(String, String, ReasonCode)] = [
    ("Sample Rd. 2", "10115 Berlin", .addressMismatch), ("Sample Rd. 1", "10117 Berlin", .addressMismatch),
    ("Other Rd. 1", "10115 Berlin", .addressMismatch), ("Nowhere", "Atlantis", .addressMismatch),
  ]
  @Test(arguments: addresses)
  func `another address goes to a person`(street: String, place: String, reason: ReasonCode) throws {
    let report = try Self.report([Self.page(street: street, place: place)])
    #expect(report.outcome == .consider && report.reasons == [reason] && report.retake == .proofOfAddress)
  }

  @Test(arguments: [("25.08.2026", true), ("24.08.2026", false)])
  func `a letter is taken through the tenant's last day and not one longer`(date: String, isTaken: Bool) throws {
    let report = try Self.report([Self.page(date: date)])
    #expect(report.outcome == (isTaken ? .clear : .rejected))
    #expect(report.reasons == (isTaken ? [] : [.addressTooOld]))
    #expect(try Self.report([Self.page(date: date)]) { $0.ageDaysMax = 3_650 }.outcome == .clear)
  }

  @Test(arguments: ["", "24. November 2026", "irgendwann"])
  func `a letter without a day, or of one to come, goes to a person`(date: String) throws {
    let report = try Self.report([Self.page(date: date)])
    #expect(report.outcome == .consider && report.reasons == [.documentUnreadable])
  }

  @Test func `a kind that the tenant does not take, and no kind at all, are not accepted`() throws {
    let phone = try Self.report([Self.page(title: "Mobilfunkrechnung")])
    #expect(phone.outcome == .consider && phone.reasons == [.documentNotAccepted])
    #expect(phone.breakdown["letter"]?["kind"]?["value"]?.text == "telephone_bill")
    #expect(try Self.report([Self.page(title: "Mobilfunkrechnung")]) { $0.kinds = [.telephoneBill] }.outcome == .clear)
    let menu = try Self.report([Self.page(title: "Speisekarte")]) { $0.kinds = [.bankStatement] }
    #expect(menu.outcome == .consider && menu.reasons == [.documentNotAccepted])
  }

  @Test func `a text layer that the page does not show counts for nothing`() throws {
    let hidden = try Self.report([Self.page(confidence: 0.3)])
    #expect(hidden.outcome == .notAssessed && hidden.reasons == [.documentUnreadable])
    var half = Self.page()
    half.lines = half.lines.enumerated().map { index, line in
      DocumentObservation.Line(text: line.text, confidence: index < 4 ? 0.1 : 1, box: line.box)
    }
    let report = try Self.report([half])
    #expect(report.outcome == .consider && report.reasons.contains(.documentDataMismatch))
  }

  @Test func `a picture that cannot be read is asked for again with its fault`() throws {
    for (reason, change) in [
      (ReasonCode.imageTooDark, { (page: inout LetterObservation.Page) in page.brightness = 20 }),
      (.imageBlurred, { $0.sharpness = 0.1 }), (.imageGlare, { $0.glare = 0.2 }),
    ] {
      var page = Self.page(origin: .picture)
      page.lines = []
      change(&page)
      let report = try Self.report([page])
      #expect(report.outcome == .notAssessed && report.reasons == [reason] && report.retake == .proofOfAddress)
    }
  }

  @Test func `without a declared address the letter's own is the answer`() throws {
    let report = try Self.report([Self.page()], declared: ["given_names": "Erika", "family_name": "Example"])
    #expect(report.outcome == .clear && report.extracted?.address == "Sample Rd. 1, 10115 Berlin")
    #expect(report.breakdown["comparisons"]?["address"]?.text == "not_declared")
  }

  @Test func `running text, endless lines and thousands of lines name nobody`() throws {
    var page = Self.page(name: String(repeating: "Ерика Екзампл ", count: 2_000))
    page.lines += (0..<2_000).map { row in
      DocumentObservation.Line(
        text: row % 2 == 0 ? String(repeating: "محمد ", count: 30) : "Sample Road \(row)", confidence: 1,
        box: DocumentObservation.Box(x: 60, y: 500 + Double(row), width: 300, height: 12))
    }
    let report = try Self.report([page])
    #expect(report.outcome == .consider && report.reasons.contains(.documentDataMismatch))
  }

  @Test func `a picture whose file names an editor is for a person to look at, and says which`() throws {
    let report = try Self.report([Self.page(origin: .picture)], software: "photoshop")
    #expect(report.outcome == .consider && report.reasons == [.documentEdited])
    #expect(report.breakdown["comparisons"]?["editing_software"]?.text == "photoshop")
  }

  @Test func `the sender's address above the name is not the receiver's, nor is one elsewhere`() throws {
    func line(_ text: String, _ x: Double, _ y: Double) -> DocumentObservation.Line {
      DocumentObservation.Line(
        text: text, confidence: 1,
        box: DocumentObservation.Box(x: x, y: y, width: Double(text.count) * 9, height: 18))
    }
    for (x, y) in [(60.0, 150.0), (600.0, 800.0)] {
      var page = Self.page(street: "Other Rd. 9", place: "20095 Hamburg")
      page.lines += [line("Sample Road 1", x, y), line("10115 Berlin", x, y + 25)]
      let report = try Self.report([page])
      #expect(report.outcome == .consider && report.reasons == [.addressMismatch], "\(report.breakdown)")
    }
  }

  @Test func `an address above its name is the receiver's where the name stands last`() throws {
    var page = Self.page(name: "Sample Road 1", street: "10115 Berlin", place: "Erika Example")
    page.lines.removeAll { $0.text.isEmpty }
    let report = try Self.report([page])
    #expect(report.outcome == .clear, "\(report.reasons) \(report.breakdown)")
    #expect(report.extracted?.address == "Sample Road 1, 10115 Berlin")
  }

  @Test func `a refused file says why`() throws {
    var seen = LetterObservation(engine: EngineStamp(name: "documents", version: "1", details: .object([])))
    seen.refusal = .activeContent
    let today = try #require(CalendarDate(iso: "2026-11-23"))
    let report = ProofOfAddressRules.report(
      on: seen,
      against: ProofOfAddressExpectations(policy: ProofOfAddressPolicy(), declared: ApplicantRecord(), today: today))
    #expect(report.outcome == .notAssessed && report.reasons == [.fileActiveContent])
    #expect(report.retake == .proofOfAddress && report.breakdown["refused"]?.text == "active_content")
  }
}
