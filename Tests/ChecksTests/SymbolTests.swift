import Domain
import Testing

@testable import Checks

@Suite("Symbols that are understood")
struct SymbolTests {
  static func side(_ kind: EvidenceKind, _ symbology: String, _ content: [UInt8]) -> DocumentObservation.Side {
    var side = BarcodeDocumentTests.side(kind)
    side.barcodes = [DocumentObservation.Barcode(symbology: symbology, content: content)]
    return side
  }

  static let letter =
    #"<PrintLetterBarcodeData uid="967634714069" name="Asha Rao" gender="F" yob="1984" dob="05/11/1984"/>"#

  @Test(arguments: ["qr", "aztec", "data_matrix", "pdf417"])
  func `a licence's payload is read in any symbology, and proves itself in the standard's alone`(
    symbology: String
  ) throws {
    let report = try BarcodeDocumentTests.report([
      BarcodeDocumentTests.side(.documentFront), Self.side(.documentBack, symbology, BarcodeDocumentTests.payload()),
    ])
    #expect(report.reasons == (symbology == "pdf417" ? [] : [.documentUnreadable]))
    #expect(report.extracted?.documentNumber != nil)
    #expect(report.breakdown["barcode"]?["symbology"]?.text == symbology)
    #expect(report.breakdown["barcodes"]?.elements?.first?["format"]?.text == "aamva")
  }

  @Test(arguments: [("XU4821907", [ReasonCode]()), ("XU4821908", [.documentFrontBackMismatch])])
  func `a zone in a symbol is held against the printed one`(number: String, reasons: [ReasonCode]) throws {
    var front = DocumentRulesTests.observation().sides[0]
    front.hasPortrait = true
    let lines = try ZoneFindingTests.lines(at: 0, number).joined(separator: "\n")
    let report = DocumentRules.report(
      on: DocumentRulesTests.observation([front, Self.side(.documentBack, "qr", Array(lines.utf8))]),
      against: try DocumentRulesTests.expectations())
    #expect(report.reasons == reasons)
    let compared = report.breakdown["comparisons"]?["mrz_barcode"]
    #expect(compared?["document_number"]?.text == (reasons.isEmpty ? "equal" : "different"))
    #expect(compared?["family_name"]?.text == "equal")
  }

  @Test func `a zone that stands in a symbol alone proves no document`() throws {
    var front = DocumentRulesTests.observation().sides[0]
    front.hasPortrait = true
    front.zone = nil
    front.barcodes = [
      DocumentObservation.Barcode(
        symbology: "qr", content: Array(DocumentRulesTests.lines.joined(separator: "\n").utf8))
    ]
    let report = DocumentRules.report(
      on: DocumentRulesTests.observation([front]), against: try DocumentRulesTests.expectations())
    #expect(report.outcome != .clear && report.reasons.contains(.documentUnreadable))
    #expect(report.extracted?.documentNumber == "XU4821907")
  }

  @Test(arguments: [#"name="Asha Rao""#, #"uid="xxxxxxxx4069" name="Asha Rao" gender="F" dob="05/11/1984""#])
  func `a code without its number proves no document`(attributes: String) throws {
    let report = try Self.aadhaar("<PrintLetterBarcodeData \(attributes)/>")
    #expect(report.outcome != .clear && report.reasons.contains(.documentUnreadable))
  }

  static func aadhaar(_ letter: String, lines: [DocumentObservation.Line] = []) throws -> CheckReport {
    var front = Self.side(.documentFront, "qr", Array(letter.utf8))
    front.lines = lines
    return DocumentRules.report(
      on: DocumentRulesTests.observation([front]),
      against: try DocumentRulesTests.expectations(
        record: ["given_names": "Asha", "family_name": "Rao"],
        documents: [AcceptedDocument(type: .identityCard, countries: .only(["IND"]))]))
  }

  /// The front of a card with the number and the day of birth of a holder.
  static func print(number: String = "9676 3471 4069", birth: String = "05/11/1984") -> [DocumentObservation.Line] {
    [
      PrintedDocumentTests.line("GOVERNMENT OF INDIA", 40, 10), PrintedDocumentTests.line("AADHAAR", 40, 400),
      PrintedDocumentTests.line("Name", 300, 60), PrintedDocumentTests.line("Asha Rao", 300, 85),
      PrintedDocumentTests.line("DOB: " + birth, 300, 130), PrintedDocumentTests.line(number, 300, 345),
    ]
  }

  @Test func `an Aadhaar letter's code is read, and its number is masked wherever it stands`() throws {
    let report = try Self.aadhaar(Self.letter, lines: Self.print())
    #expect(report.outcome == .clear, "\(report.reasons)")
    let document = try #require(report.extracted)
    #expect(document.documentNumber == "********4069" && document.personalNumber == "********4069")
    #expect(document.fullName == "Asha Rao" && document.dateOfBirth?.description == "1984-11-05")
    #expect(report.breakdown["barcodes"]?.elements?.first?["format"]?.text == "aadhaar")
    #expect(report.breakdown["comparisons"]?["barcode_visual_zone"]?["document_number"]?.text == "equal")
    #expect(!report.breakdown.compactText.contains("96763471") && !report.breakdown.compactText.contains("9676 3471"))
  }

  @Test func `a number that is masked for what its code is, is masked on a card of a kind that was not told`() throws {
    let report = try Self.aadhaar(Self.letter, lines: [PrintedDocumentTests.line("9676 3471 4069", 300, 345)])
    #expect(report.extracted?.documentNumber == "********4069")
    #expect(!report.breakdown.compactText.contains("9676 3471"))
  }

  @Test(arguments: [
    ("5812 4714 6522", "05/11/1984", "document_number"), ("9676 3471 4069", "25/09/1979", "date_of_birth"),
  ])
  func `print that says another than the code is for a person`(number: String, birth: String, field: String) throws {
    let report = try Self.aadhaar(Self.letter, lines: Self.print(number: number, birth: birth))
    #expect(report.reasons.contains(.documentDataMismatch))
    #expect(report.breakdown["comparisons"]?["barcode_visual_zone"]?[field]?.text == "different")
  }

  @Test(arguments: [("1984", "equal"), ("1985", "different")])
  func `a code with the year alone is held against the year`(year: String, agreement: String) throws {
    let letter = Self.letter.replacing(#"yob="1984" dob="05/11/1984""#, with: #"yob="\#(year)""#)
    let report = try Self.aadhaar(letter, lines: Self.print())
    #expect(report.breakdown["comparisons"]?["barcode_visual_zone"]?["year_of_birth"]?.text == agreement)
  }

  @Test func `a code's number that fails its own check digit is for a person`() throws {
    let report = try Self.aadhaar(Self.letter.replacing("967634714069", with: "967634714068"), lines: Self.print())
    #expect(report.outcome == .consider && report.reasons.contains(.documentCheckDigit))
  }

  @Test(arguments: [
    "number=XU4821907&name=LINDQVIST", #"{"document_number": "XU4821907", "family_name": "HOLMGREN"}"#,
    "https://example.org/v?d=XU4821907",
  ])
  func `what is not understood stays its kind and its bytes`(text: String) throws {
    var front = DocumentRulesTests.observation().sides[0]
    front.hasPortrait = true
    front.barcodes = [DocumentObservation.Barcode(symbology: "qr", content: Array(text.utf8))]
    let report = DocumentRules.report(
      on: DocumentRulesTests.observation([front]), against: try DocumentRulesTests.expectations())
    #expect(report.outcome == .clear)
    let symbol = try #require(report.breakdown["barcodes"]?.elements?.first)
    #expect(
      symbol == [
        "symbology": "qr", "bytes": .integer(Int64(text.utf8.count)), "side": "document_front", "box": .null,
        "format": .null,
      ])
    #expect(report.breakdown["comparisons"]?["mrz_barcode"] == nil)
  }

  @Test func `the formats stand by id, each once`() {
    let ids = SymbolFormats.all.map(\.id)
    #expect(ids == ids.sorted() && Set(ids).count == ids.count)
  }
}
