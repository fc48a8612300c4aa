import Domain
import Testing

@testable import Checks

@Suite("Portraits, ghost images and signatures in the record")
struct DocumentMarksTests {
  private static let box = DocumentObservation.Box(x: 10, y: 20, width: 30, height: 8)

  @Test(arguments: ["portrait", "signature", "ghost_image", "second_portrait"])
  func `each is in the breakdown with its side and place, and a second portrait is for a person`(kind: String) throws {
    var seen = DocumentRulesTests.observation()
    let plain = DocumentRules.report(on: seen, against: try DocumentRulesTests.expectations())
    #expect(plain.breakdown["marks"]?.elements?.isEmpty == true)
    switch kind {
    case "portrait": seen.sides[0].portrait = Self.box
    case "signature": seen.sides[0].signature = Self.box
    case "ghost_image": seen.sides[0].ghosts = [Self.box]
    default: seen.sides[0].otherPortraits = [Self.box]
    }
    let report = DocumentRules.report(on: seen, against: try DocumentRulesTests.expectations())
    let isRival = kind == "second_portrait"
    #expect(report.outcome == (isRival ? .consider : plain.outcome))
    #expect(report.reasons == plain.reasons + (isRival ? [.documentMultiple] : []))
    let mark: JSON = [
      "kind": .string(kind), "side": "document_front", "box": .array([10, 20, 30, 8].map(JSON.number)),
    ]
    #expect(report.breakdown["marks"] == .array([mark]))
  }

  @Test(arguments: [EvidenceViewName.portrait, .signature])
  func `what was cut out is kept as a view of the side that it stands on`(view: EvidenceViewName) throws {
    var seen = DocumentRulesTests.observation()
    #expect(DocumentRules.report(on: seen, against: try DocumentRulesTests.expectations()).views.isEmpty)
    if view == .portrait { seen.sides[0].portraitCrop = [7] } else { seen.sides[0].signatureCrop = [7] }
    let kept = DocumentRules.report(on: seen, against: try DocumentRulesTests.expectations()).views
    #expect(kept == [EvidenceView(kind: .documentFront, view: view, bytes: [7])])
  }
}
