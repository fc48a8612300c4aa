import Domain
import EngineProtocol
import Testing

@testable import Engines

@Suite("Zones of the wire")
struct ZoneMessageTests {
  private static let lines = ["ABC", "DEF"]

  private func message(
    unconstrained: [String] = lines, confidences: [[Double]] = [[1, 0.5, 1], [1, 1, 0.25]],
    second: [String?] = [nil, "D F"], boxes: Int = 2
  ) -> ZoneMessage {
    ZoneMessage(
      format: "TD3", lines: Self.lines, unconstrained: unconstrained, confidences: confidences, agreement: 0.75,
      disputedConfidence: 0.5, secondReading: second,
      boxes: Array(repeating: BoxMessage(x: 1, y: 2, width: 3, height: 4), count: boxes))
  }

  @Test func `everything that an engine says of a zone is kept`() throws {
    let zone = try #require(DocumentObservation.Zone(message()))
    #expect(zone.lines == Self.lines && zone.unconstrained == Self.lines && zone.secondReading == [nil, "D F"])
    #expect(zone.confidences == [[1, 0.5, 1], [1, 1, 0.25]] && zone.confidenceMin == 0.25)
    #expect(zone.agreement == 0.75 && zone.disputedConfidence == 0.5)
  }

  @Test func `parts that are not of one shape are another build's`() {
    #expect(DocumentObservation.Zone(message(unconstrained: ["ABC"])) == nil)
    #expect(DocumentObservation.Zone(message(unconstrained: ["ABC", "DE"])) == nil)
    #expect(DocumentObservation.Zone(message(confidences: [[1, 1, 1], [1, 1]])) == nil)
    #expect(DocumentObservation.Zone(message(confidences: [[1, 1, 1]])) == nil)
    #expect(DocumentObservation.Zone(message(second: [nil])) == nil)
    #expect(DocumentObservation.Zone(message(second: [nil, "D  F"])) == nil)
    #expect(DocumentObservation.Zone(message(boxes: 1)) == nil)
  }
}
