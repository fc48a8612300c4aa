import Domain
import Foundation
import PostgreSQL
import Testing
import TransparencyLog

@testable import Storage

@Suite("Logs without a gap")
struct LogSequencerTests {
  private static func places(_ world: StorageWorld) async throws -> [Int64?] {
    try await world.owner.query(
      "select position from log_leaves where tenant_id = $1 order by position", [world.here.tenant.parameter]
    ).map { try $0.decode("position") }
  }

  private static func approved(_ world: StorageWorld) async throws -> VerificationSubmission {
    let (submission, lease) = try await world.checked("Ada")
    try await world.rule(submission, lease, .approve(reasons: []))
    return submission
  }

  @Test func `four sequencers at once leave no gap, and what they sign is the tree of all leaves`() async throws {
    try await StorageWorld.with { world in
      let sequencer = world.logSequencer()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<4 {
          group.addTask {
            for _ in 0..<8 {
              for round in try await sequencer.run() {
                guard case .signed = round.result else { throw StoreError.damaged }
              }
            }
          }
        }
        group.addTask {
          for _ in 0..<30 { try await world.verifications.submit(try await world.submission()) }
        }
        try await group.waitForAll()
      }
      _ = try await sequencer.run()
      // The policy's leaf, then that of each submission's evidence.
      #expect(try await Self.places(world) == Array(0...30))
      #expect(try await world.audit(world.here.tenant) == .whole)
      #expect(try await world.audit(.installation) == .whole)
    }
  }

  @Test func `a log of more leaves than a tile has is whole, and all its sizes are consistent`() async throws {
    try await StorageWorld.with { world in
      let sequencer = world.logSequencer()
      _ = try await sequencer.run()
      for count in [254, 1, 1, 300] {
        try await world.owner.script(
          """
          insert into log_leaves (tenant_id, id, kind, entry, created_at)
          select '\(world.here.tenant.uuid)', gen_random_uuid(), 'usage_event', '\\x01' || sha256(n::text::bytea), now()
          from generate_series(1, \(count)) n
          """)
        _ = try await sequencer.run()
        #expect(try await world.audit(world.here.tenant) == .whole)
      }
      let newest = try Checkpoint(text: SignedNote(try await world.proofs.checkpoint(of: world.here.tenant)).text).head
      #expect(newest.size == 557)
      for size in [0, 1, 255, 256, 257, 557] as [Int64] {
        let view = try await world.proofs.consistency(from: size, in: world.here.tenant)
        let old = TreeHead(size: size, root: try #require(TreeHash(base64: view.root)))
        let proof = ConsistencyProof(path: view.path.compactMap { TreeHash(base64: $0) })
        #expect(proof.connects(old, to: newest), "from \(size)")
      }
      await #expect(throws: StoreError.notFound) {
        try await world.proofs.consistency(from: 558, in: world.here.tenant)
      }
    }
  }

  @Test func `a sequencer that is killed loses nothing and gives no place twice`() async throws {
    try await StorageWorld.with { world in
      let sequencer = world.logSequencer()
      _ = try await sequencer.run()
      for _ in 0..<10 {
        try await world.verifications.submit(try await world.submission())
        let task = try await world.owner.transaction { gate in
          // The leaves have their places and the tiles are written; the checkpoint's own row waits.
          try await gate.script("lock table log_checkpoints in share mode")
          let task = Task { try await sequencer.run() }
          let latest = ContinuousClock.now + .seconds(30)
          while try await world.count(Self.waiting) == 0 {
            try #require(ContinuousClock.now < latest, "nobody waits for the lock")
            try await Task.sleep(for: .milliseconds(5))
          }
          _ = try await gate.query(Self.kill)
          return task
        }
        switch await task.result {
        case .success(let rounds): #expect(rounds.contains { $0.result == .failed(.unavailable) }, "\(rounds)")
        case .failure(let error): #expect(error as? StoreError == .unavailable)
        }
      }
      _ = try await sequencer.run()
      #expect(try await Self.places(world) == Array(0...10))
      #expect(try await world.audit(world.here.tenant) == .whole)
    }
  }

  private static let waiting: Statement = """
    select count(*) as n from pg_locks where relation = 'log_checkpoints'::regclass and not granted
      and database = (select oid from pg_database where datname = current_database())
    """
  private static let kill: Statement = """
    select pg_terminate_backend(pid) as done from pg_locks where relation = 'log_checkpoints'::regclass and not granted
      and database = (select oid from pg_database where datname = current_database())
    """

  /// Takes the log back to before its first checkpoint, as a restore of an old backup does.
  private static func setBack(_ world: StorageWorld) async throws {
    try await world.owner.script(
      """
      delete from log_tiles; delete from log_checkpoints; delete from log_taken;
      update log_leaves set position = null;
      update logs set size = 0, root = decode('\(MerkleHashing.emptyRoot.bytes.hexadecimal)', 'hex')
      """)
  }

  @Test func `a log that lost leaves after they were shown is not signed`() async throws {
    try await StorageWorld.with { world in
      let sequencer = world.logSequencer()
      try await world.verifications.submit(try await world.submission())
      _ = try await sequencer.run()
      try await Self.setBack(world)
      try await world.owner.script("delete from log_leaves where kind = 'evidence_intake'")
      let rounds = try await sequencer.run()
      #expect(
        rounds.first { $0.log == world.here.tenant }?.result == .refused(.smaller(present: 1, witnessed: 2)))
      await #expect(throws: StoreError.notFound) { try await world.proofs.checkpoint(of: world.here.tenant) }
    }
  }

  @Test func `a log with other leaves than were shown is not signed, and the same ones are`() async throws {
    try await StorageWorld.with { world in
      let sequencer = world.logSequencer()
      try await world.verifications.submit(try await world.submission())
      _ = try await sequencer.run()
      let shown = try await world.proofs.checkpoint(of: world.here.tenant)
      try await Self.setBack(world)
      try await world.owner.script(
        "update log_leaves set entry = set_byte(entry, 7, 255 - get_byte(entry, 7)) where kind = 'evidence_intake'")
      let rounds = try await sequencer.run()
      #expect(rounds.first { $0.log == world.here.tenant }?.result == .refused(.forked(at: 2)))
      await #expect(throws: StoreError.notFound) { try await world.proofs.checkpoint(of: world.here.tenant) }
      try await world.owner.script(
        "update log_leaves set entry = set_byte(entry, 7, 255 - get_byte(entry, 7)) where kind = 'evidence_intake'")
      _ = try await world.logSequencer().run()
      // Ed25519 signs the same tree with the same bytes (RFC 8032).
      #expect(try await world.proofs.checkpoint(of: world.here.tenant) == shown)
    }
  }

  @Test func `a log that is refused is left alone for a minute, and nothing of it is written`() async throws {
    try await StorageWorld.with { world in
      let time = SetTime()
      let sequencer = world.logSequencer(time: time)
      try await world.verifications.submit(try await world.submission())
      _ = try await sequencer.run()
      try await Self.setBack(world)
      try await world.owner.script(
        """
        delete from log_leaves where kind = 'evidence_intake';
        create function refuse() returns trigger language plpgsql as $$ begin raise 'written'; end $$;
        create trigger refuse before insert or update on log_tiles for each row execute function refuse();
        create trigger refuse before update on log_leaves for each row execute function refuse();
        """)
      func refused() async throws -> Bool {
        let result = try await sequencer.run().first { $0.log == world.here.tenant }?.result
        return result == .refused(.smaller(present: 1, witnessed: 2))
      }
      #expect(try await refused())
      #expect(try await !refused())
      time.pass(59)
      #expect(try await !refused())
      time.pass(1)
      #expect(try await refused())
    }
  }

  @Test func `a round reads no leaf that has its place, though leaves were last counted when all of them waited`()
    async throws
  {
    try await StorageWorld.with { world in
      let tenant = world.here.tenant.uuid.uuidString
      try await world.owner.script(
        """
        insert into log_leaves (tenant_id, id, kind, entry, created_at)
        select '\(tenant)', gen_random_uuid(), 'usage_event', '\\x01' || sha256(n::text::bytea), now()
        from generate_series(1, 20000) n;
        analyze log_leaves;
        update log_leaves l set position = n.place from (
          select id, row_number() over (order by id) as place from log_leaves where tenant_id = '\(tenant)') n
        where l.id = n.id and n.place <= 19990;
        create function plan_of(query text) returns setof text language plpgsql as $$
          begin return query execute 'explain (costs off) ' || query; end $$;
        """)
      let arguments = ["$1": "'\(tenant)'", "$2": "'{\(UUID())}'", "$3": "'{1}'"]
      for (statement, arguments) in [
        (LogStatements.waiting, arguments.merging(["$2": "4096"]) { $1 }), (LogStatements.place, arguments),
      ] {
        let query = arguments.reduce(statement.description) { $0.replacingOccurrences(of: $1.key, with: $1.value) }
        let plan = try await world.owner.query("select line from plan_of($1) as line", [.text(query)]).map {
          try $0.decode("line", as: String.self)
        }.joined(separator: "\n")
        #expect(!plan.contains("Seq Scan"), "\(plan)")
        // One leaf of the primary key by its identifier is as good; all of a tenant's are not.
        if statement.description.contains("order by") { #expect(!plan.contains("log_leaves_pkey"), "\(plan)") }
      }
    }
  }

  @Test func `what a former key signed is believed up to where the next one begins`() async throws {
    try await StorageWorld.with { world in
      let (sequencer, log) = (world.logSequencer(), world.here.tenant)
      _ = try await sequencer.run()
      let old = try await world.proofs.checkpoint(of: log)
      _ = try await sequencer.rotate(log, by: Actor("operator"))
      #expect(
        try await world.count(
          "select count(*) as n from audit_log where action = 'log.key_rotated' and actor = 'operator'") == 1)
      try await world.verifications.submit(try await world.submission())
      _ = try await sequencer.run()
      let new = try await world.proofs.checkpoint(of: log)
      let keys = try await world.proofs.keys(of: log)
      #expect(keys.map(\.sizes) == [0...1, 2...Int64.max])
      let trusted = try #require(
        try TrustedKeys(text: keys.map { $0.line(of: "log") }.joined(separator: "\n")).log(named: "assay/\(log)"))
      for note in [old, new] {
        guard case .believed = trusted.verdict(on: note) else {
          Issue.record("not believed")
          continue
        }
      }
      let former = try #require(try TrustedKeys(text: keys[0].line(of: "log")).log(named: "assay/\(log)"))
      #expect(former.verdict(on: new) == .refused(.unsigned))
    }
  }

  @Test func `each checkpoint of a tenant is taken up by the operator's log once`() async throws {
    try await StorageWorld.with { world in
      let sequencer = world.logSequencer()
      for _ in 0..<3 { _ = try await sequencer.run() }
      // One tenant's and the other's.
      #expect(try await world.leaves(Realm(tenant: .installation, mode: .live)) == ["checkpoint", "checkpoint"])
      _ = try await Self.approved(world)
      for _ in 0..<3 { _ = try await sequencer.run() }
      #expect(try await world.leaves(Realm(tenant: .installation, mode: .live)).count == 3)
    }
  }
}
