import Domain
import Foundation
import PostgreSQL
import Testing

@testable import Storage

@Suite("Gap-free numbers")
struct SequencerTests {
  @Test func `two sequencers at once leave no gap and no number twice`() async throws {
    try await StorageWorld.with { world in
      for _ in 0..<20 { try await world.verifications.submit(try await world.submission()) }
      let sequencer = Sequencer(database: world.database, time: SystemTime())
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<4 { group.addTask { _ = try await sequencer.run() } }
        try await group.waitForAll()
      }
      let stream = PostgreSQLEventStream(database: world.database)
      let events = try await stream.events(after: 0, limit: 100, in: world.here)
      // The policy's own event, then an applicant and a verification a submission.
      #expect(events.compactMap(\.sequence) == Array(1...41))
      #expect(try await stream.events(after: 41, limit: 100, in: world.here).isEmpty)
      #expect(try await stream.events(after: 0, limit: 100, in: world.there).count == 1)
    }
  }
}
