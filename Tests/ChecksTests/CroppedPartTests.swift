import Domain
import Testing

@testable import Checks

@Suite("Cropped pages")
struct CroppedPartTests {
  typealias Box = DocumentObservation.Box

  /// Print that repeats the zone of the sample; ten pixels a millimetre.
  static let print = [
    PrintedDocumentTests.line("Surname / Nom", 500, 100), PrintedDocumentTests.line("LINDQVIST", 500, 125),
    PrintedDocumentTests.line("Passport No", 800, 100), PrintedDocumentTests.line("XU4821907", 800, 125),
    PrintedDocumentTests.line("Date of birth", 500, 200), PrintedDocumentTests.line("19 NOV 1986", 500, 225),
    PrintedDocumentTests.line("Date of expiry", 800, 300), PrintedDocumentTests.line("02 JUN 2034", 800, 325),
  ]

  /// The sample's page of 125 by 88 mm, of which a region lies beyond the picture.
  static func side(
    _ region: Box, lines: [DocumentObservation.Line] = print, isOutlined: Bool = true
  ) -> DocumentObservation.Side {
    var side = DocumentRulesTests.observation().sides[0]
    side.page = DocumentObservation.Page(
      width: 1250, height: 880, outline: isOutlined ? DocumentObservation.Outline(width: 1250, height: 880) : nil)
    side.hasPortrait = true
    side.portrait = Box(x: 50, y: 150, width: 350, height: 450)
    side.lines = lines
    side.isCropped = true
    side.missingRegions = [region]
    return side
  }

  static func report(_ side: DocumentObservation.Side, today: String = "2026-11-23") throws -> CheckReport {
    DocumentRules.report(
      on: DocumentRulesTests.observation([side]), against: try DocumentRulesTests.expectations(today: today))
  }

  static func verdict(_ report: CheckReport) -> String? {
    report.breakdown["comparisons"]?["cropped"]?.elements?.first?["verdict"]?.text
  }

  @Test(arguments: [
    (Box(x: 0, y: 0, width: 20, height: 880), true), (Box(x: 0, y: 0, width: 21, height: 880), false),
    (Box(x: 1230, y: 0, width: 20, height: 880), true), (Box(x: 1229, y: 0, width: 21, height: 880), false),
    (Box(x: 0, y: 0, width: 1250, height: 20), true), (Box(x: 0, y: 0, width: 1250, height: 21), false),
    (Box(x: 0, y: 860, width: 1250, height: 20), true), (Box(x: 600, y: 859, width: 650, height: 21), false),
  ])
  func `nothing is lost in the two millimetres that documents keep clear`(region: Box, isClear: Bool) throws {
    let report = try Self.report(Self.side(region, lines: []))
    #expect(report.outcome == (isClear ? .clear : .notAssessed))
    #expect(report.reasons == (isClear ? [] : [.imageCropped]))
    #expect(report.retake == (isClear ? nil : .documentFront))
    #expect(Self.verdict(report) == (isClear ? "margin" : "needed"))
    #expect(report.breakdown["comparisons"]?["cropped"]?.elements?.first?["region"] == region.json)
    #expect(report.extracted?.documentNumber == "XU4821907")
  }

  @Test func `without an outline nobody knows how deep the cut is`() throws {
    let strip = Box(x: 0, y: 0, width: 12, height: 880)
    #expect(try Self.report(Self.side(strip, lines: [], isOutlined: false)).reasons == [.imageCropped])
  }

  @Test func `what a sound zone says and print repeats cannot have stood in the part that is missing`() throws {
    let region = Box(x: 1100, y: 0, width: 150, height: 880)
    let report = try Self.report(Self.side(region))
    #expect(report.outcome == .clear, "\(report.reasons)")
    #expect(Self.verdict(report) == "inessential")
  }

  @Test(arguments: ["Surname / Nom", "Passport No", "Date of birth", "Date of expiry"])
  func `a field that print does not show may be in the part that is missing`(label: String) throws {
    let place = try #require(Self.print.firstIndex { $0.text == label })
    let lines = Self.print.indices.filter { !(place...place + 1).contains($0) }.map { Self.print[$0] }
    let report = try Self.report(Self.side(Box(x: 1100, y: 0, width: 150, height: 880), lines: lines))
    #expect(report.outcome == .notAssessed && report.reasons == [.imageCropped])
  }

  @Test(arguments: [(93.0, "inessential"), (94, "needed")])
  func `a portrait of which an eighth is missing is not whole`(depth: Double, verdict: String) throws {
    let region = Box(x: 0, y: 0, width: depth, height: 880)
    #expect(Self.verdict(try Self.report(Self.side(region))) == verdict)
  }

  @Test func `a zone that does not hold proves nothing`() throws {
    var side = Self.side(Box(x: 1100, y: 0, width: 150, height: 880))
    side.zone = DocumentRulesTests.zone(
      DocumentRulesTests.lines.map { $0.replacing("XU48219078", with: "XU48219079") })
    let report = try Self.report(side)
    #expect(report.outcome == .notAssessed && report.reasons == [.imageCropped])
  }

  @Test func `what is wrong by itself is not asked for again`() throws {
    let report = try Self.report(Self.side(Box(x: 0, y: 0, width: 200, height: 880), lines: []), today: "2034-06-03")
    #expect(report.outcome == .rejected && report.reasons == [.documentExpired])
  }

  @Test(arguments: [("770814 5112 08 3", CheckOutcome.clear), ("770814 5112 08 4", .notAssessed)])
  func `print alone makes up for a cut where its number proves it`(number: String, outcome: CheckOutcome) throws {
    var side = PrintedDocumentTests.side(PrintedDocumentTests.southAfrica(number: number))
    side.isCropped = true
    side.missingRegions = [Box(x: 0, y: 400, width: 856, height: 140)]
    let expectations = try DocumentRulesTests.expectations(
      record: PrintedDocumentTests.declared, documents: [AcceptedDocument(type: .identityCard, countries: .any)])
    let report = DocumentRules.report(on: DocumentRulesTests.observation([side]), against: expectations)
    #expect(report.outcome == outcome)
    #expect(report.reasons == (outcome == .clear ? [] : [.imageCropped]))
  }
}
