import Domain
import Foundation
import Testing

@testable import Storage

@Suite("Checks that were billed before")
struct AlikeChecksTests {
  /// What one submission of a customer differs in from another.
  private struct Draft {
    var name = "a"
    var files: [(EvidenceKind, [UInt8])] = [(.documentFront, [1, 2, 3])]
    var declared: JSON = ["family_name": "Doe"]
    var request: JSON = ["documents": ["a"], "metadata": ["order": "1"]]
    var type = CheckType.document
  }

  /// Submits a draft, and returns its check's work with the lease of it.
  private static func work(_ world: StorageWorld, _ draft: Draft) async throws -> (CheckWork, JobLease) {
    var submission = try await world.submission(applicant: .external(draft.name), checks: [draft.type])
    await world.evidence.discard(submission.evidence, in: world.here)
    submission.evidence = try await world.evidence.intake(
      draft.files.map { EvidenceFile(kind: $0.0, mediaType: "image/jpeg", bytes: $0.1) }, for: submission.applicant,
      in: world.here, at: submission.now)
    (submission.declared, submission.request) = (draft.declared, draft.request)
    try await world.verifications.submit(submission)
    let view = try await world.verifications.view(submission.id, in: world.here)
    let check = try #require(view.checks.first)
    let work = try #require(try await world.verifications.work(for: check.id, in: world.here))
    return (work, try await world.lease())
  }

  /// Records a result as one that is free where the like was billed in the window, and returns whether it was.
  private static func settle(
    _ work: CheckWork, _ lease: JobLease, _ world: StorageWorld, window: TimeInterval = 3600
  ) async throws -> Bool {
    let plain = world.completion(work)
    let free = UsageEvent(
      id: plain.usage.id, meter: plain.usage.meter, subject: plain.usage.subject, outcome: .clear,
      freeBecause: .duplicate, unitPrice: "0", currency: "EUR", priceBook: plain.usage.priceBook, key: nil,
      dimensions: [:], occurredAt: plain.completedAt, sequence: nil)
    let completion = CheckCompletion(
      work: work, status: .complete, report: plain.report, views: [:], usage: plain.usage, duration: plain.duration,
      completedAt: plain.completedAt,
      duplicate: DuplicateTerms(since: plain.completedAt.addingTimeInterval(-window), usage: free))
    return try await world.verifications.complete(completion, lease: lease).usage.freeBecause == .duplicate
  }

  private static func settle(_ draft: Draft, _ world: StorageWorld, window: TimeInterval = 3600) async throws -> Bool {
    let (work, lease) = try await work(world, draft)
    return try await settle(work, lease, world, window: window)
  }

  private static let drafts: [(String, @Sendable (inout Draft) -> Void, Bool)] = [
    ("the same", { _ in }, true),
    ("another picture", { $0.files = [(.documentFront, [1, 2, 4])] }, false),
    ("a back side", { $0.files.append((.documentBack, [9])) }, false),
    ("a file that the check does not look at", { $0.files.append((.selfie, [9])) }, true),
    ("the same picture as another kind", { $0.files = [(.documentBack, [1, 2, 3])] }, false),
    ("another person", { $0.name = "b" }, false),
    ("another name", { $0.declared = ["family_name": "Roe"] }, false),
    ("other details", { $0.request = ["documents": ["b"], "metadata": ["order": "1"]] }, false),
    ("other pairs of the merchant's", { $0.request = ["documents": ["a"], "metadata": ["order": "2"]] }, true),
    ("a check without evidence", { $0.type = .screening }, false),
  ]

  @Test(arguments: drafts.indices)
  func `a check is free where nothing that it looks at has changed since it was billed`(index: Int) async throws {
    let (name, change, isFree) = Self.drafts[index]
    try await StorageWorld.with { world in
      var draft = Draft()
      let first = try await Self.settle(draft, world)
      #expect(!first)
      change(&draft)
      let second = try await Self.settle(draft, world)
      #expect(second == isFree, "\(name)")
      let billed = try await world.count("select count(*) as n from usage_events where free_reason is null")
      #expect(billed == (isFree ? 1 : 2))
    }
  }

  @Test func `what was billed before the window is billed again, and what was free is no reason`() async throws {
    try await StorageWorld.with { world in
      var free: [Bool] = []
      for window in [3600.0, 3600.0, -1.0] { free.append(try await Self.settle(Draft(), world, window: window)) }
      #expect(free == [false, true, false])
    }
  }

  @Test func `data that changes and changes back is billed anew`() async throws {
    try await StorageWorld.with { world in
      for name in ["Doe", "Roe", "Doe"] {
        let isFree = try await Self.settle(Draft(declared: ["family_name": .string(name)]), world)
        #expect(!isFree)
      }
    }
  }

  @Test func `of the same check twice at once, one is billed`() async throws {
    try await StorageWorld.with { world in
      var works: [(CheckWork, JobLease)] = []
      for _ in 0..<8 { works.append(try await Self.work(world, Draft())) }
      let free = try await withThrowingTaskGroup(of: Bool.self) { group in
        for (work, lease) in works { group.addTask { try await Self.settle(work, lease, world) } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(free.count { $0 } == 7 && free.count == 8)
    }
  }
}
