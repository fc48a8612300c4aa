import Domain
import Testing

@testable import Checks

@Suite("Documents that were altered, or are several")
struct AlteredDocumentTests {
  @Test func `a place that does not go with its picture is for a person to look at, and says where`() throws {
    var seen = DocumentRulesTests.observation()
    seen.sides[0].traces = [
      DocumentObservation.Trace(
        kind: "compression", box: DocumentObservation.Box(x: 10, y: 20, width: 30, height: 8), strength: 1.5)
    ]
    let report = DocumentRules.report(on: seen, against: try DocumentRulesTests.expectations())
    #expect(report.outcome == .consider && report.reasons == [.documentAltered])
    let trace = report.breakdown["traces"]?.elements?.first
    #expect(trace?["kind"]?.text == "compression" && trace?["side"]?.text == "document_front")
    #expect(trace?["box"] == .array([10, 20, 30, 8].map(JSON.number)))
  }

  @Test func `a picture of a screen is for a person to look at, and says where it shows`() throws {
    var seen = DocumentRulesTests.observation()
    seen.sides[0].screen = DocumentObservation.Trace(
      kind: "screen", box: DocumentObservation.Box(x: 1, y: 2, width: 300, height: 200), strength: 2)
    let report = DocumentRules.report(on: seen, against: try DocumentRulesTests.expectations())
    #expect(report.outcome == .consider && report.reasons == [.imageScreen])
    #expect(report.breakdown["traces"]?.elements?.map { $0["kind"]?.text } == ["screen"])
    #expect(report.breakdown["traces"]?.elements?.first?["box"] == .array([1, 2, 300, 200].map(JSON.number)))
  }

  @Test func `a screen is named, too, where nothing of the document could be read`() throws {
    var seen = DocumentRulesTests.observation(nil)
    seen.sides[0].screen = DocumentObservation.Trace(kind: "screen", box: DocumentObservation.Box(), strength: 2)
    let report = DocumentRules.report(on: seen, against: try DocumentRulesTests.expectations())
    #expect(report.outcome == .notAssessed && report.reasons.last == .imageScreen && report.reasons.count == 2)
    #expect(report.breakdown["traces"]?.elements?.count == 1)
  }

  static let other = ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F3404159ZE184226B<<<<<16"]

  @Test(arguments: [
    (DocumentRulesTests.lines, 1.0, false), (other, 1, true), (other, 0.5, false),
    ([other[0], other[1].replacing("L898902C3", with: "L898902C4")], 1, false),
  ])
  func `sound zones of two documents in one picture are for a person`(
    lines: [String], disputed: Double, isSeveral: Bool
  ) throws {
    var seen = DocumentRulesTests.observation()
    var second = DocumentObservation.Side(kind: .documentFront)
    second.zone = DocumentRulesTests.zone(lines, disputed: disputed)
    seen.sides.append(second)
    let report = DocumentRules.report(on: seen, against: try DocumentRulesTests.expectations())
    #expect(report.reasons.contains(.documentMultiple) == isSeveral)
  }
}
