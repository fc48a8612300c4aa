import Domain
import Testing

@testable import Checks

@Suite("Parts of a document held against each other")
struct PartPairTests {
  static func report(_ sides: [DocumentObservation.Side]) throws -> CheckReport {
    DocumentRules.report(on: DocumentRulesTests.observation(sides), against: try DocumentRulesTests.expectations())
  }

  /// A zone, the barcode of the same number and family name, and print.
  static func threeParts(expiry: String) -> [DocumentObservation.Side] {
    var front = DocumentRulesTests.observation().sides[0]
    front.hasPortrait = true
    front.lines = [
      PrintedDocumentTests.line("Passport No", 400, 60), PrintedDocumentTests.line("XU4821907", 400, 85),
      PrintedDocumentTests.line("Date of expiry", 400, 200), PrintedDocumentTests.line(expiry, 400, 225),
    ]
    let payload = BarcodeDocumentTests.payload(
      number: "XU4821907", family: "LINDQVIST", birth: "11191986", expiry: "06022034")
    return [front, BarcodeDocumentTests.side(.documentBack, barcode: payload)]
  }

  @Test func `every part is held against every other one`() throws {
    let compared = try Self.report(Self.threeParts(expiry: "12 JUL 2034")).breakdown["comparisons"]
    #expect(compared?["mrz_barcode"]?["document_number"]?.text == "equal")
    #expect(compared?["mrz_barcode"]?["date_of_expiry"]?.text == "equal")
    for pair in ["mrz_visual_zone", "barcode_visual_zone"] {
      #expect(compared?[pair]?["document_number"]?.text == "equal", "\(pair)")
      #expect(compared?[pair]?["date_of_expiry"]?.text == "different", "\(pair)")
    }
  }

  @Test func `what two parts disagree on is found, though a third is silent of it`() throws {
    // The French layout has no expiry: barcode and print alone tell it.
    var sides = Self.threeParts(expiry: "12 JUL 2034")
    let lines = ["IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<", "9409923102854CORINNE<<<<<<<6512068F4"]
    sides[0].zone = DocumentRulesTests.zone(lines, format: "FRA")
    let report = try Self.report(sides)
    let compared = report.breakdown["comparisons"]
    #expect(compared?["mrz_barcode"]?["date_of_expiry"] == nil)
    #expect(compared?["mrz_visual_zone"]?["date_of_expiry"] == nil)
    #expect(compared?["barcode_visual_zone"]?["date_of_expiry"]?.text == "different")
    #expect(report.reasons.contains(.documentDataMismatch))
  }

  static func card(back: [DocumentObservation.Line]) throws -> CheckReport {
    let front = PrintedDocumentTests.side(PrintedDocumentTests.southAfrica())
    var other = DocumentObservation.Side(kind: .documentBack)
    other.lines = back
    return DocumentRules.report(
      on: DocumentRulesTests.observation([front, other]),
      against: try DocumentRulesTests.expectations(
        record: PrintedDocumentTests.declared, documents: [AcceptedDocument(type: .identityCard, countries: .any)]))
  }

  @Test(arguments: [
    ("14 AUG 1977", "equal", [ReasonCode]()), ("15 AUG 1977", "similar", []),
    ("25 SEP 1979", "different", [.documentFrontBackMismatch]),
  ])
  func `a back that prints another day than its front belongs to another document`(
    birth: String, agreement: String, reasons: [ReasonCode]
  ) throws {
    let report = try Self.card(back: [
      PrintedDocumentTests.line("Date of Birth", 40, 40), PrintedDocumentTests.line(birth, 40, 65),
    ])
    #expect(report.breakdown["comparisons"]?["front_back"] == ["date_of_birth": .string(agreement)])
    #expect(report.reasons == reasons)
  }

  @Test func `a back that explains the labels of the front contradicts nobody`() throws {
    let report = try Self.card(back: [
      PrintedDocumentTests.line("Surname", 40, 40), PrintedDocumentTests.line("FAMILY NAME OF THE HOLDER", 40, 65),
      PrintedDocumentTests.line("Sex", 40, 100), PrintedDocumentTests.line("F", 40, 125),
    ])
    #expect(report.outcome == .clear, "\(report.reasons)")
    #expect(report.breakdown["comparisons"]?["front_back"] == nil)
  }
}
