import Domain
import Foundation
import PostgreSQL
import Testing

@testable import Storage

@Suite("Verifications that end without a decision")
struct EndingVerificationsTests {
  /// A verification that waits for input until `expiresAt`.
  private static func waiting(_ world: StorageWorld, until expiresAt: Date) async throws -> VerificationID {
    var submission = try await world.submission()
    submission.status = .collecting
    submission.expiresAt = expiresAt
    try await world.verifications.submit(submission)
    return submission.id
  }

  private static func expire(_ world: StorageWorld, at now: Date) async throws -> [VerificationID] {
    try await world.verifications.expire(in: world.here.tenant, by: Actor("scheduler"), at: now, limit: 10)
  }

  @Test(arguments: [(-1.0, false), (0, true), (1, true)])
  func `a verification expires at its time and not before`(late: TimeInterval, expires: Bool) async throws {
    try await StorageWorld.with { world in
      let end = Date(timeIntervalSince1970: Date().timeIntervalSince1970.rounded() + 3600)
      let id = try await Self.waiting(world, until: end)
      let ended = try await Self.expire(world, at: end.addingTimeInterval(late))
      #expect(ended == (expires ? [id] : []))
      let view = try await world.verifications.view(id, in: world.here)
      #expect(view.status == (expires ? .expired : .collecting))
    }
  }

  @Test func `what is worked on or decided does not expire`() async throws {
    try await StorageWorld.with { world in
      let submission = try await world.submission()
      try await world.verifications.submit(submission)
      let ended = try await Self.expire(world, at: Date().addingTimeInterval(1e9))
      #expect(ended.isEmpty)
    }
  }

  @Test func `two sweepers at once expire each once, with one event and one retention job`() async throws {
    try await StorageWorld.with { world in
      for _ in 0..<10 { _ = try await Self.waiting(world, until: Date()) }
      let later = Date().addingTimeInterval(10)
      let ended = try await withThrowingTaskGroup(of: [VerificationID].self) { group in
        for _ in 0..<4 { group.addTask { try await Self.expire(world, at: later) } }
        return try await group.reduce(into: [VerificationID]()) { $0 += $1 }
      }
      #expect(ended.count == 10 && Set(ended).count == 10)
      let events = try await world.count("select count(*) as n from events where type = 'verification.expired'")
      let jobs = try await world.count("select count(*) as n from jobs where kind = 'retain'")
      let clocks = try await world.count("select count(*) as n from applicants where last_ended_at is not null")
      #expect(events == 10 && jobs == 10 && clocks == 10)
    }
  }

  @Test func `an end that fails half way changes nothing, and is tried again`() async throws {
    try await StorageWorld.with { world in
      let id = try await Self.waiting(world, until: Date())
      let later = Date().addingTimeInterval(10)
      try await world.owner.script("alter table jobs add constraint broken check (kind <> 'retain')")
      await #expect(throws: StoreError.self) { try await Self.expire(world, at: later) }
      let before = try await world.verifications.view(id, in: world.here)
      #expect(before.status == .collecting)
      #expect(try await world.count("select count(*) as n from events where type = 'verification.expired'") == 0)
      try await world.owner.script("alter table jobs drop constraint broken")
      let ended = try await Self.expire(world, at: later)
      #expect(ended == [id])
    }
  }

  @Test func `a canceled one starts its applicant's retention clock`() async throws {
    try await StorageWorld.with { world in
      let submission = try await world.submission()
      try await world.verifications.submit(submission)
      try await world.verifications.cancel(submission.id, in: world.here, by: Actor("test"), at: Date())
      let state = try await world.applicants.retention(of: submission.applicant.id, in: world.here)
      #expect(state?.lastEndedAt != nil && state?.lastDecidedAt == nil)
      await #expect(throws: StoreError.notAllowed(.alreadyFinal)) {
        try await world.verifications.cancel(submission.id, in: world.here, by: Actor("test"), at: Date())
      }
    }
  }
}
