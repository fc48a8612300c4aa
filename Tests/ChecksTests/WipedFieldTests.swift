import Domain
import Testing

@testable import Checks

@Suite("Fields that light wipes out whole")
struct WipedFieldTests {
  typealias Box = DocumentObservation.Box

  /// The sample's page with its print, but for some lines, and light over a region.
  static func side(without gone: Set<String>, light: Box) -> DocumentObservation.Side {
    var side = DocumentRulesTests.observation().sides[0]
    side.hasPortrait = true
    side.lines = CroppedPartTests.print.filter { !gone.contains($0.text) }
    side.glareRegions = [light]
    return side
  }

  static func report(_ side: DocumentObservation.Side) throws -> CheckReport {
    DocumentRules.report(on: DocumentRulesTests.observation([side]), against: try DocumentRulesTests.expectations())
  }

  /// Where the value stands under its label: 280 by 44 pixels belong to it.
  @Test(arguments: [(70.0, true), (69, false)])
  func `light under a label without a value has taken the value`(width: Double, isLost: Bool) throws {
    let light = Box(x: 500, y: 222, width: width, height: 22)
    let report = try Self.report(Self.side(without: ["19 NOV 1986"], light: light))
    #expect(report.outcome == (isLost ? .notAssessed : .clear))
    #expect(report.reasons == (isLost ? [.imageGlare] : []))
    #expect(report.retake == (isLost ? .documentFront : nil))
    let parts: [JSON] = [["reason": "image.glare", "part": "field", "region": light.json]]
    #expect(report.breakdown["legibility"]?["covered_parts"] == .array(isLost ? parts : []))
  }

  @Test func `the same light takes nothing where the value was read, or where no light is`() throws {
    let light = Box(x: 500, y: 222, width: 140, height: 22)
    #expect(try Self.report(Self.side(without: [], light: light)).outcome == .clear)
    var side = Self.side(without: ["19 NOV 1986"], light: light)
    side.glareRegions = []
    #expect(try Self.report(side).outcome == .clear)
  }

  @Test(arguments: [
    (Box(x: 500, y: 195, width: 80, height: 50), true), (Box(x: 500, y: 195, width: 79, height: 50), false),
    (Box(x: 500, y: 195, width: 160, height: 19), false), (Box(x: 20, y: 600, width: 160, height: 50), false),
  ])
  func `a field that is gone with its label lay under light that has room for it`(light: Box, isLost: Bool) throws {
    let report = try Self.report(Self.side(without: ["Date of birth", "19 NOV 1986"], light: light))
    #expect(report.reasons == (isLost ? [.imageGlare] : []))
  }

  @Test func `where the labels of a document are not understood, a missing one says nothing`() throws {
    let gone: Set = ["Date of birth", "19 NOV 1986", "Surname / Nom", "LINDQVIST", "Date of expiry", "02 JUN 2034"]
    var side = Self.side(without: gone, light: Box(x: 500, y: 105, width: 160, height: 50))
    side.lines.append(PrintedDocumentTests.line("PASSEPORT", 100, 40))
    side.lines.append(PrintedDocumentTests.line("UTOPIA", 500, 600))
    #expect(try Self.report(side).outcome == .clear)
  }

  @Test func `a card that has no last day misses none`() throws {
    let lines = SymbolTests.print()
    var front = PrintedDocumentTests.side(lines)
    front.glareRegions = [Box(x: 300, y: 180, width: 200, height: 60)]
    let report = DocumentRules.report(
      on: DocumentRulesTests.observation([front]),
      against: try DocumentRulesTests.expectations(
        record: ["given_names": "Asha", "family_name": "Rao"],
        documents: [AcceptedDocument(type: .identityCard, countries: .any)]))
    #expect(!report.reasons.contains(.imageGlare), "\(report.reasons)")
  }
}
