import Domain
import Testing

@Suite("Counts of simulations")
struct SimulationCountsTests {
  @Test func `counts are read as they were written`() throws {
    var counts = SimulationCounts()
    #expect(SimulationCounts(json: try JSON.parse(counts.json.bytes)) == counts)
    (counts.judged, counts.unjudged) = (9, 2)
    counts.flips = [.init(from: .approve, to: .review): 3, .init(from: .review, to: .decline): 1]
    counts.reviewsBefore = ["general": 1]
    counts.reviewsAfter = ["aml": 2, "general": 3]
    counts.answer = ["cost": 1]
    #expect(SimulationCounts(json: try JSON.parse(counts.json.bytes)) == counts)
    #expect(counts.flipped == 4)
    #expect(SimulationCounts(json: ["judged": 1]) == nil)
  }

  @Test(arguments: ReplayInput.Kind.allCases)
  func `what drifted has a code of its catalogue, and what did not has none`(kind: ReplayInput.Kind) throws {
    #expect(ReplayInput(kind, .same).code == nil)
    for state in [ReplayInput.State.changed, .erased, .missing] {
      let input = ReplayInput(kind, named: "un", state)
      #expect(ReplayInput.codes.contains(try #require(input.code)))
      #expect(ReplayInput(json: try JSON.parse(input.json.bytes)) == input)
    }
  }
}
