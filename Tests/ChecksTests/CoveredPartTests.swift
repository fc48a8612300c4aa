import Domain
import Testing

@testable import Checks

@Suite("Covered parts")
struct CoveredPartTests {
  typealias Box = DocumentObservation.Box

  /// A page of 800 by 500: a zone's line, a portrait and a line of print 20 pixels high.
  static func side(confidence: Double = 0.95) -> DocumentObservation.Side {
    var side = DocumentRulesTests.observation().sides[0]
    side.zoneBoxes = [Box(x: 0, y: 400, width: 800, height: 40)]
    side.hasPortrait = true
    side.portrait = Box(x: 20, y: 100, width: 160, height: 200)
    side.lines = [.init(text: "XU4821907", confidence: confidence, box: Box(x: 300, y: 100, width: 200, height: 20))]
    return side
  }

  static func report(_ side: DocumentObservation.Side, today: String = "2026-11-23") throws -> CheckReport {
    DocumentRules.report(
      on: DocumentRulesTests.observation([side]), against: try DocumentRulesTests.expectations(today: today))
  }

  @Test(arguments: [
    (Box(x: 0, y: 420, width: 40, height: 80), "zone"), (Box(x: 170, y: 250, width: 40, height: 60), "portrait"),
    (Box(x: 519, y: 60, width: 60, height: 60), "line"), (Box(x: 521, y: 60, width: 60, height: 60), nil),
    (Box(x: 600, y: 300, width: 60, height: 60), nil),
  ])
  func `a finger over anything needed asks for another picture`(region: Box, part: String?) throws {
    var side = Self.side()
    side.occludedRegions = [region]
    #expect(CoveredPart.occluded(side).map(\.part.rawValue) == [part].compactMap(\.self))
    let report = try Self.report(side)
    #expect(report.reasons == (part == nil ? [] : [.imageOccluded]))
    #expect(report.outcome == (part == nil ? .clear : .notAssessed))
    #expect(report.extracted?.documentNumber == "XU4821907")
    #expect(report.breakdown["legibility"]?["occluded_regions"] == .array([region.json]))
  }

  @Test func `the record says what is covered, and where`() throws {
    var side = Self.side()
    let region = Box(x: 0, y: 420, width: 40, height: 80)
    side.occludedRegions = [region]
    #expect(
      try Self.report(side).breakdown["legibility"]?["covered_parts"]
        == .array([["reason": "image.occluded", "part": "zone", "region": region.json]]))
  }

  @Test(arguments: [(24.0, false), (25, true)])
  func `light over an eighth of the portrait loses something of it`(height: Double, isLost: Bool) throws {
    var side = Self.side()
    side.glareRegions = [Box(x: 20, y: 100, width: 160, height: height)]
    let report = try Self.report(side)
    #expect(report.reasons == (isLost ? [.imageGlare] : []))
    #expect(report.retake == (isLost ? .documentFront : nil))
  }

  @Test(arguments: [(0.8, false), (0.7999, true)])
  func `light over a line counts where the line was not read well`(confidence: Double, isLost: Bool) throws {
    var side = Self.side(confidence: confidence)
    side.glareRegions = [Box(x: 300, y: 90, width: 100, height: 40)]
    #expect(try Self.report(side).reasons == (isLost ? [.imageGlare] : []))
  }

  @Test func `light over a zone counts where the zone is not read whole`() throws {
    var side = Self.side()
    side.glareRegions = [Box(x: 0, y: 400, width: 100, height: 40)]
    #expect(try Self.report(side).reasons.isEmpty)
    side.zone = DocumentRulesTests.doubtful(0.5).sides[0].zone
    #expect(try Self.report(side).reasons == [.imageGlare])
    side.glareRegions = [Box(x: 0, y: 400, width: 99, height: 40)]
    #expect(try Self.report(side).reasons == [.documentUnreadable])
  }

  @Test func `what is wrong by itself is not asked for again`() throws {
    var side = Self.side()
    side.occludedRegions = [Box(x: 0, y: 420, width: 40, height: 80)]
    let report = try Self.report(side, today: "2034-06-03")
    #expect(report.outcome == .rejected && report.reasons == [.documentExpired])
  }

  @Test(arguments: ["software", "portrait"])
  func `what a person has to see is not lost behind a finger`(found: String) throws {
    var side = Self.side()
    side.occludedRegions = [Box(x: 0, y: 420, width: 40, height: 80)]
    if found == "software" {
      side.software = "Photoshop"
    } else {
      side.otherPortraits = [Box(x: 400, y: 100, width: 160, height: 200)]
    }
    let report = try Self.report(side)
    #expect(report.outcome == .consider)
    #expect(report.reasons == [found == "software" ? .documentEdited : .documentMultiple])
  }

  @Test func `where nothing was read a finger is reason enough, before a cut edge`() throws {
    var side = DocumentObservation.Side(kind: .documentFront)
    side.sharpness = 1
    side.isCropped = true
    side.missingRegions = [Box(x: 0, y: 0, width: 30, height: 500)]
    let cropped = try Self.report(side)
    #expect(cropped.reasons == [.imageCropped])
    #expect(cropped.breakdown["legibility"]?["missing_regions"] == .array([side.missingRegions[0].json]))
    side.occludedRegions = [Box(x: 600, y: 300, width: 60, height: 60)]
    #expect(try Self.report(side).reasons == [.imageOccluded])
  }
}
