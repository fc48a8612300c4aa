import Domain
import Foundation
import PostgreSQL
import Testing

@testable import Storage

@Suite("One document at one moment")
struct RacingSightingsTests {
  /// A result that is ready to be recorded; its check found nobody else with the document.
  private static func judged(
    _ world: StorageWorld, _ document: DocumentReference, asks: Bool = true
  ) async throws -> (completion: CheckCompletion, lease: JobLease) {
    try await world.verifications.submit(try await world.submission())
    let lease = try await world.lease()
    let work = try #require(try await world.verifications.work(for: CheckID(lease.subject), in: world.here))
    let seen = try await world.verifications.sightings(
      of: document, digests: [], portrait: nil, besides: work.applicant, in: world.here)
    #expect(seen.isEmpty)
    let result = world.completion(work, document: document)
    guard asks else { return (result, lease) }
    let reconsidered = CheckCompletion(
      work: work, status: result.status, report: result.report, views: [:], usage: result.usage,
      duration: result.duration, completedAt: result.completedAt
    ) { documents in
      var report = result.report
      report.outcome = documents.isEmpty ? .clear : .consider
      report.breakdown = ["documents": .array(documents.map { .string($0.description) })]
      return CheckCompletion(
        work: work, status: result.status, report: report, views: [:], usage: result.usage,
        duration: result.duration, completedAt: result.completedAt)
    }
    return (reconsidered, lease)
  }

  /// Waits until a statement counts one, ten seconds at most.
  private static func wait(_ world: StorageWorld, for statement: Statement) async throws {
    let latest = ContinuousClock.now + .seconds(10)
    while try await world.count(statement) != 1 {
      try #require(ContinuousClock.now < latest, "nobody waits for the lock")
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  private static let recording: Statement = """
    select count(*) as n from pg_locks where relation = 'usage_events'::regclass and not granted
      and database = (select oid from pg_database where datname = current_database())
    """
  private static let behind: Statement = """
    select count(*) as n from pg_locks where locktype = 'advisory' and not granted
      and database = (select oid from pg_database where datname = current_database())
    """

  @Test func `of two results that are recorded at once the later one learns of the earlier`() async throws {
    try await StorageWorld.with { world in
      let document = try #require(SeenDocumentsTests.document)
      let first = try await Self.judged(world, document)
      let second = try await Self.judged(world, document)
      let (one, two) = try await world.owner.transaction { gate in
        // The first has looked and cannot end; the second comes to the same document meanwhile.
        try await gate.script("lock table usage_events in exclusive mode")
        let one = Task { try await world.verifications.complete(first.completion, lease: first.lease) }
        try await Self.wait(world, for: Self.recording)
        let two = Task { try await world.verifications.complete(second.completion, lease: second.lease) }
        try await Self.wait(world, for: Self.behind)
        return (one, two)
      }
      #expect(try await one.value.report.outcome == .clear)
      #expect(try await two.value.report.outcome == .consider)
      let (earlier, later) = (first.completion.work.verification, second.completion.work.verification)
      let check = try #require(try await world.verifications.view(later, in: world.here).checks.first)
      #expect(check.status == .complete && check.outcome == .consider)
      #expect(check.details?["breakdown"]?["documents"]?.elements?.compactMap(\.text) == [earlier.description])
      #expect(try await world.verifications.view(earlier, in: world.here).checks.first?.outcome == .clear)
      #expect(try await world.count("select count(*) as n from document_sightings") == 2)
    }
  }

  @Test func `nobody waits for another document, or without asking`() async throws {
    try await StorageWorld.with { world in
      let document = try #require(SeenDocumentsTests.document)
      let other = try #require(DocumentReference(issuer: "UTO", number: "XU4821908"))
      let results = [
        try await Self.judged(world, document), try await Self.judged(world, other),
        try await Self.judged(world, document, asks: false),
      ]
      let tasks = try await world.owner.transaction { gate in
        try await gate.script("lock table usage_events in exclusive mode")
        let tasks = results.map { result in
          Task { try await world.verifications.complete(result.completion, lease: result.lease) }
        }
        // All three stand at the table, and none behind another.
        try await Self.wait(
          world,
          for: """
            select count(*) / 3 as n from pg_locks where relation = 'usage_events'::regclass and not granted
              and database = (select oid from pg_database where datname = current_database())
            """)
        return tasks
      }
      for task in tasks { #expect(try await task.value.report.outcome == .clear) }
    }
  }
}
