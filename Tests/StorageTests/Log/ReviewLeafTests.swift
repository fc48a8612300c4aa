import Domain
import Foundation
import Testing
import TransparencyLog

@testable import Storage

extension StorageWorld {
  var desk: PostgreSQLReviewDesk { PostgreSQLReviewDesk(database: database, vault: vault) }

  /// An item that a member holds, of a verification that asks for four eyes.
  func claimed(
    check type: CheckType = .document, breakdown: JSON = ["x": 1]
  ) async throws -> (item: ReviewItem, member: MemberID) {
    let item = try await ReviewDeskTests.review(self, here, fourEyes: true, check: type, breakdown: breakdown)
    let member = MemberID(at: Date())
    try await desk.claim(item.id, for: member, in: here, by: Actor("test"), at: Date())
    return (try await desk.item(item.id, in: here), member)
  }
}

@Suite("Leaves of what reviewers did")
struct ReviewLeafTests {
  private struct Leaf {
    let record: JSON
    let dataClass: DataClass?

    var content: JSON { record["content"] ?? .null }
  }

  /// Leaves by what was done; those of one instant have no order.
  private static func acts(_ world: StorageWorld) async throws -> [String: [Leaf]] {
    let leaves = try await world.records(.reviewAction).map { Leaf(record: $0.record, dataClass: $0.dataClass) }
    return Dictionary(grouping: leaves) { $0.content["act"]?.text ?? "" }
  }

  @Test func `a ruling's leaf has what was asked for, and its note's leaf what was noted, under the key of notes`()
    async throws
  {
    try await StorageWorld.with { world in
      let (item, member) = try await world.claimed()
      let ruling = ReviewRuling(
        action: .requestInput, reasons: [.imageBlurred], evidenceDigest: item.evidenceDigest, fence: item.fence,
        requirements: [Requirement(kind: .documentFront, code: .imageBlurred)], escalation: nil, note: "too dark")
      try await world.desk.decide(ruling, on: item.id, member: member, in: world.here, by: Actor("test"), at: Date())
      let acts = try await Self.acts(world)
      #expect(acts.mapValues { $0.map(\.dataClass) } == ["claim": [.record], "note": [.notes], "decide": [.record]])
      for leaf in acts.values.joined() {
        #expect(leaf.record["subject"]?.text == item.id.description)
        #expect(leaf.content["member_id"]?.text == member.description)
        #expect(!leaf.record.compactText.contains("too dark"))
      }
      let (note, decision) = (try #require(acts["note"]?.first).content, try #require(acts["decide"]?.first).content)
      // SHA-256 of `too dark`.
      #expect(note["note_sha256"] == "462e2f715ccb3cbcb3b050f48a7272f7530f6b720a64cde1a9eaca9be13b3463")
      #expect(note["note_id"]?.text != nil && decision["note_id"] == note["note_id"])
      #expect(decision["action"] == "request_input")
      #expect(decision["requirements"] == JSON.array(ruling.requirements.map(\.json)).canonical)
    }
  }

  @Test func `an escalation's leaf has the queue and whether it takes four eyes`() async throws {
    try await StorageWorld.with { world in
      let (item, member) = try await world.claimed()
      let ruling = ReviewRuling(
        action: .escalate, reasons: [], evidenceDigest: item.evidenceDigest, fence: item.fence, requirements: [],
        escalation: (queue: "seniors", fourEyes: true))
      try await world.desk.decide(ruling, on: item.id, member: member, in: world.here, by: Actor("test"), at: Date())
      let content = try await Self.acts(world)["decide"]?.first?.content
      #expect(content?["queue"] == "seniors")
      #expect(content?["four_eyes"] == true)
      #expect(content?["note_id"] == .null)
    }
  }

  @Test func `what two members found of a match has leaves under screening's key, and is closed with it`() async throws
  {
    try await StorageWorld.with { world in
      let hit: JSON = ["list": "un", "entity_id": "q1", "material": ["name": "X"], "pep_classes": [], "finding": .null]
      let breakdown: JSON = ["hits": .array([hit]), "person": ["name": "X"]]
      let (item, first) = try await world.claimed(check: .screening, breakdown: breakdown)
      func ruling(_ item: ReviewItem, _ hits: [HitFinding]) -> ReviewRuling {
        ReviewRuling(
          action: .approve, reasons: [], evidenceDigest: item.evidenceDigest, fence: item.fence, requirements: [],
          escalation: nil, hits: hits)
      }
      let found = [HitFinding(list: "un", entity: "q1", verdict: .otherPerson)]
      let (realm, actor) = (world.here, Actor("test"))
      try await world.desk.propose(
        ruling(item, found), on: item.id, member: first, in: realm, by: actor, at: Date())
      let second = MemberID(at: Date())
      try await world.desk.claim(item.id, for: second, in: realm, by: actor, at: Date())
      // Whoever confirms without findings of their own confirms those that were proposed.
      try await world.desk.decide(
        ruling(try await world.desk.item(item.id, in: realm), []), on: item.id, member: second, in: realm, by: actor,
        at: Date())
      let acts = try await Self.acts(world)
      #expect(acts.mapValues(\.count) == ["claim": 2, "find": 2, "propose": 1, "decide": 1])
      let finds = acts["find"] ?? []
      #expect(finds.map { $0.content["is_final"] } == [false, true])
      for leaf in finds {
        #expect(leaf.dataClass == .screening)
        #expect(leaf.content["hits"] == [["entity": "q1", "list": "un", "verdict": "other_person"]])
      }
      try await world.owner.script("delete from applicant_keys where class = 'screening'")
      #expect(try await Self.acts(world).mapValues(\.count) == ["claim": 2, "propose": 1, "decide": 1])
    }
  }
}
