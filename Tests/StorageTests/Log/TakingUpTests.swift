import Domain
import Foundation
import PostgreSQL
import Testing
import TransparencyLog

@testable import Storage

@Suite("Taking up checkpoints into the operator's log")
struct TakingUpTests {
  private static let leaves: Statement = "select count(*) as n from log_leaves where kind = 'checkpoint'"

  /// Adds logs of one leaf, signed and not taken up, each with a note.
  private static func addLogs(_ count: Int, note: String, _ world: StorageWorld) async throws {
    _ = try await world.owner.query(
      """
      with added as (
        insert into logs (tenant_id, origin, size, root)
        select gen_random_uuid(), 'assay/x', 1, sha256('') from generate_series(1, $1) returning tenant_id)
      insert into log_checkpoints (tenant_id, size, note, created_at) select tenant_id, 1, $2, now() from added
      returning size
      """, [.int(Int64(count)), .text(note)])
  }

  private static func note() throws -> String {
    let name = try KeyName("assay/x")
    let head = TreeHead(size: 1, root: try #require(TreeHash(Array(repeating: 1, count: 32))))
    let signer = try NoteSigner(name: name, kind: .note, seed: Array(repeating: 7, count: 32))
    return try Checkpoint(origin: name, head: head).signed(by: signer).note
  }

  @Test func `one run takes up the checkpoints of all tenants, however many, each once`() async throws {
    try await StorageWorld.with { world in
      let sequencer = world.logSequencer()
      _ = try await sequencer.run()
      let before = try await world.count(Self.leaves)
      let count = 2 * LogSequencer.checkpointsMax + 1
      try await Self.addLogs(count, note: try Self.note(), world)
      let rounds = try await sequencer.run()
      #expect(rounds.map(\.log) == [.installation])
      #expect(try await world.count(Self.leaves) == before + count)
      #expect(try await world.count("select count(*) as n from log_taken") == before + count)
      _ = try await sequencer.run()
      #expect(try await world.count(Self.leaves) == before + count)
    }
  }

  @Test func `what is no checkpoint is told of its log, and the others are taken up`() async throws {
    try await StorageWorld.with { world in
      let sequencer = world.logSequencer()
      _ = try await sequencer.run()
      let before = try await world.count(Self.leaves)
      try await Self.addLogs(1, note: "cut", world)
      try await Self.addLogs(1, note: try Self.note(), world)
      let rounds = try await sequencer.run()
      #expect(rounds.contains { $0.log != .installation && $0.result == .failed(.damaged) })
      #expect(try await world.count(Self.leaves) == before + 1)
    }
  }

  @Test func `that nothing can be taken up hides nothing of what tenants' logs did`() async throws {
    try await StorageWorld.with { world in
      try await world.owner.script("alter table log_taken add constraint refused check (false) not valid")
      let rounds = try await world.logSequencer().run()
      #expect(rounds.filter { $0.result == .signed(size: 1) }.count == 2)
      #expect(rounds.contains { $0.log == .installation && $0.result == .failed(.damaged) })
    }
  }
}
