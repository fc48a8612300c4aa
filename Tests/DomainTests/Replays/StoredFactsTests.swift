import Domain
import Foundation
import Testing

@Suite("Facts that are kept")
struct StoredFactsTests {
  static let screened = PolicyFacts.Result(type: .screening, outcome: .consider, reasons: [.screeningPEPMatch])

  static func facts(_ results: [PolicyFacts.Result], classes: Set<Int> = []) -> PolicyFacts {
    var facts = PolicyFacts(results: results, country: "UTO", age: 40, attempts: 2, exposureClasses: classes)
    facts.nationality = "ISL"
    facts.metadata = ["product": "crypto"]
    facts.given = [.documentFront, .selfie]
    facts.past = [.declined]
    facts.earlier.results = [PolicyFacts.Result(type: .creditHistory, outcome: .clear, reasons: [])]
    facts.earlier.country = "DEU"
    facts.earlier.metadata = ["product": "cards"]
    return facts
  }

  static let document = PolicyFacts.Result(type: .document, outcome: .consider, reasons: [.documentSeenBefore])

  @Test(arguments: [
    facts([document]), facts([screened, document], classes: [1, 3]), facts([document, screened]),
    PolicyFacts(results: [], country: nil, age: nil, attempts: 0),
  ])
  func `what is kept is what was judged, also after it was written and read`(facts: PolicyFacts) throws {
    let stored = StoredFacts(facts)
    let read = StoredFacts(
      facts: try JSON.parse(stored.facts.bytes), screening: try JSON.parse(stored.screening.bytes))
    #expect(read.restored == facts)
    #expect(StoredFacts.hasScreening(read.facts) == facts.results.contains { $0.type == .screening })
  }

  @Test func `nothing that screening gave stands in the record's part`() throws {
    let stored = StoredFacts(Self.facts([Self.document, Self.screened], classes: [1]))
    #expect(!stored.facts.compactText.contains("pep"))
    #expect(stored.facts["results"]?.elements?.last == ["type": "screening"])
    #expect(StoredFacts(facts: stored.facts, screening: .null).restored == nil)
  }

  @Test func `a tape tells what was written, and each teller once`() throws {
    let tape = CheckTape()
    tape.note("answer", 1)
    tape.note("findings", [])
    tape.note("answer", 2)
    #expect(!tape.isPlayed && tape.json == ["findings": [], "answer": 2])
    let played = CheckTape(playing: try JSON.parse(tape.json.bytes))
    #expect(played.isPlayed && played["answer"] == 2 && played["history"] == nil)
  }

  @Test func `what was seen before is told as it was seen, to the moment`() throws {
    let at = Date(timeIntervalSince1970: 1_790_000_000.123_456)
    var history = BehaviourHistory(applicant: ApplicantID(at: at), at: at, name: [1, 171])
    history.sightings[.device] = [
      BehaviourHistory.Sighting(
        verification: VerificationID(at: at), applicant: ApplicantID(at: at), name: nil, at: at.addingTimeInterval(-1))
    ]
    history.declines = [BehaviourHistory.Decline(verification: VerificationID(at: at), basis: .person)]
    #expect(BehaviourHistory(json: try JSON.parse(history.json.bytes)) == history)
    let ids = [VerificationID(at: at), VerificationID(at: at)]
    let seen = EarlierSightings(documents: ids, pictures: [], portraits: [ids[0]])
    #expect(EarlierSightings(json: try JSON.parse(seen.json.bytes)) == seen)
  }
}
