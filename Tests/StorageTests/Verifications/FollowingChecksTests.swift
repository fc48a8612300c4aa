import Domain
import Foundation
import PostgreSQL
import Testing

@testable import Storage

@Suite("Checks that follow others")
struct FollowingChecksTests {
  private static func complete(
    _ world: StorageWorld, _ lease: JobLease, extracted: ExtractedDocument? = nil
  ) async throws -> CheckWork {
    let work = try #require(try await world.verifications.work(for: CheckID(lease.subject), in: world.here))
    let made = world.completion(work)
    var report = made.report
    report.extracted = extracted
    let completion = CheckCompletion(
      work: work, status: .complete, report: report, views: [:], usage: made.usage, duration: made.duration,
      completedAt: made.completedAt)
    try await world.verifications.complete(completion, lease: lease)
    return work
  }

  private static func due(_ world: StorageWorld) async throws -> [JobLease] {
    let now = Date()
    return try await world.queue.claim(
      .verifications, of: world.here.tenant, limit: 10, at: now, until: now.addingTimeInterval(60))
  }

  @Test func `screening starts when the document was read, with what it says, and the ruling is last`() async throws {
    try await StorageWorld.with { world in
      let submission = try await world.submission(checks: [.screening, .document])
      try await world.verifications.submit(submission)
      _ = try await world.evidence.applicant(
        .id(submission.applicant.id), in: world.here, classes: [.screening])
      let first = try await Self.due(world)
      #expect(first.count == 1)
      var extracted = ExtractedDocument()
      extracted.familyName = "DOE"
      let document = try await Self.complete(world, try #require(first.first), extracted: extracted)
      #expect(document.type == .document && document.document == nil)
      let second = try await Self.due(world)
      #expect(second.map(\.kind) == [.check])
      let screening = try await Self.complete(world, try #require(second.first))
      #expect(screening.type == .screening && screening.document?["family_name"]?.text == "DOE")
      #expect(try await Self.due(world).map(\.kind) == [.decide])
      let view = try await world.verifications.view(submission.id, in: world.here)
      let checks = Dictionary(uniqueKeysWithValues: view.checks.map { ($0.type, $0) })
      #expect(checks[.screening]?.details?["breakdown"]?["x"] == 1)
    }
  }

  @Test func `screening alone starts at once, with what the applicant's last approved document said`() async throws {
    try await StorageWorld.with { world in
      let first = try await world.submission(applicant: .external("c"))
      try await world.verifications.submit(first)
      var extracted = ExtractedDocument()
      extracted.familyName = "DOE"
      _ = try await Self.complete(world, try await world.lease(), extracted: extracted)
      let decide = try await world.lease()
      try await world.queue.finish(decide)
      _ = try await world.owner.query(
        "update verifications set status = 'approved' where id = $1", [.uuid(first.id.uuid)])
      try await world.verifications.submit(
        try await world.submission(applicant: .external("c"), checks: [.screening]))
      let job = try #require(try await Self.due(world).first)
      let work = try #require(try await world.verifications.work(for: CheckID(job.subject), in: world.here))
      #expect(work.type == .screening && work.document?["family_name"]?.text == "DOE")
    }
  }

  @Test func `erasing what screening found leaves what the document says, and the other way round`() async throws {
    for (erased, kept) in [(DataClass.screening, CheckType.document), (.document, .screening)] {
      try await StorageWorld.with { world in
        let submission = try await world.submission(applicant: .external("c"), checks: [.document, .screening])
        try await world.verifications.submit(submission)
        _ = try await world.evidence.applicant(
          .id(submission.applicant.id), in: world.here, classes: [.screening])
        _ = try await Self.complete(world, try await world.lease())
        _ = try await Self.complete(world, try await world.lease())
        _ = try await world.applicants.erase(
          submission.applicant.id, classes: [erased], cause: "test", in: world.here, by: Actor("test"), at: Date())
        let view = try await world.verifications.view(submission.id, in: world.here)
        for check in view.checks { #expect((check.details != nil) == (check.type == kept), "\(check.type)") }
      }
    }
  }

  @Test func `a credit file is the record's: it goes with the record, and stays without the document`() async throws {
    for (erased, isKept) in [(DataClass.document, true), (.record, false)] {
      try await StorageWorld.with { world in
        let submission = try await world.submission(applicant: .external("c"), checks: [.document, .creditHistory])
        try await world.verifications.submit(submission)
        _ = try await Self.complete(world, try await world.lease())
        _ = try await Self.complete(world, try await world.lease())
        _ = try await world.applicants.erase(
          submission.applicant.id, classes: [erased], cause: "test", in: world.here, by: Actor("test"), at: Date())
        let view = try await world.verifications.view(submission.id, in: world.here)
        let credit = try #require(view.checks.first { $0.type == .creditHistory })
        #expect((credit.details?["breakdown"]?["x"] == 1) == isKept)
        #expect((credit.score == nil) == !isKept)
      }
    }
  }
}
