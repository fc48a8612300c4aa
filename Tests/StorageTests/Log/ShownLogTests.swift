import Domain
import Foundation
import Testing
import TransparencyLog

@testable import Storage

@Suite("What was shown of a log")
struct ShownLogTests {
  /// A world with a tenant's log of one leaf that was signed and kept, and its sequencer.
  private static func with(_ body: (StorageWorld, LogSequencer) async throws -> Void) async throws {
    try await StorageWorld.with { world in
      let sequencer = world.logSequencer()
      _ = try await sequencer.run()
      #expect(try await kept(world) == 1)
      try await body(world, sequencer)
    }
  }

  private static func act(_ world: StorageWorld) async throws {
    try await world.verifications.submit(try await world.submission())
  }

  private static func kept(_ world: StorageWorld) async throws -> Int64? {
    try await world.checkpoints.newest(of: world.here.tenant).map { try MemoryCheckpoints.size(of: $0) }
  }

  private static func signed(_ world: StorageWorld) async throws -> Int64 {
    try MemoryCheckpoints.size(of: try await world.proofs.checkpoint(of: world.here.tenant))
  }

  /// What a run did to the tenant's log; nil where nothing.
  private static func run(_ sequencer: LogSequencer, _ world: StorageWorld) async throws -> LogRound.Result? {
    try await sequencer.run().first { $0.log == world.here.tenant }?.result
  }

  @Test func `nothing is signed before the checkpoint that was is kept, and it is without another leaf`() async throws {
    try await Self.with { world, sequencer in
      await world.checkpoints.fill(true)
      try await Self.act(world)
      for _ in 0..<3 {
        #expect(try await Self.run(sequencer, world) == .failed(.unavailable))
        #expect(try await Self.signed(world) == 2)
        #expect(try await Self.kept(world) == 1)
        try await Self.act(world)
      }
      await world.checkpoints.fill(false)
      #expect(try await Self.run(sequencer, world) == .signed(size: 5))
      #expect(try await Self.kept(world) == 5)
      await world.checkpoints.fill(true)
      try await Self.act(world)
      _ = try await sequencer.run()
      await world.checkpoints.fill(false)
      #expect(try await Self.run(sequencer, world) == nil)
      #expect(try await Self.kept(world) == 6)
    }
  }

  @Test func `a server that starts keeps what one that died had signed`() async throws {
    try await Self.with { world, sequencer in
      let before = try await world.checkpoints.newest(of: world.here.tenant)
      try await Self.act(world)
      _ = try await sequencer.run()
      try await world.checkpoints.adopt(before, of: world.here.tenant, at: Date())
      #expect(try await Self.run(world.logSequencer(), world) == nil)
      #expect(try await Self.kept(world) == 2)
    }
  }

  @Test func `a database that is not the one that was shown is told by a server that starts, before another leaf`()
    async throws
  {
    try await Self.with { world, _ in
      let signer = try NoteSigner(
        name: KeyName("assay/\(world.here.tenant)"), kind: .note, seed: Array(repeating: 7, count: 32))
      let greater = TreeHead(size: 9, root: try #require(TreeHash(Array(repeating: 1, count: 32))))
      let note = try Checkpoint(origin: KeyName("assay/\(world.here.tenant)"), head: greater).signed(by: signer)
      try await world.checkpoints.keep(note.bytes, of: world.here.tenant)
      #expect(
        try await Self.run(world.logSequencer(), world) == .refused(.smaller(present: 1, witnessed: 9)))
    }
  }

  @Test func `a log with leaves of which nothing is known to be shown is signed on the operator's word alone`()
    async throws
  {
    try await Self.with { world, _ in
      await world.checkpoints.lose()
      let sequencer = world.logSequencer()
      try await Self.act(world)
      #expect(try await Self.run(sequencer, world) == .refused(.unknown(present: 1)))
      #expect(try await Self.signed(world) == 1)
      #expect(try await sequencer.adopt(world.here.tenant, by: Actor("operator")) == 1)
      #expect(try await Self.run(world.logSequencer(), world) == .signed(size: 2))
      #expect(try await world.count("select count(*) as n from audit_log where action = 'log.adopted'") == 1)
    }
  }

  @Test func `a log without leaves needs nobody's word`() async throws {
    try await StorageWorld.with { world in
      let result = try await Self.run(world.logSequencer(), world)
      #expect(result == .signed(size: 1))
    }
  }
}
