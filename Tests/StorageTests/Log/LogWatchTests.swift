import Domain
import Foundation
import PostgreSQL
import Testing
import TransparencyLog

@testable import Storage

@Suite("Whoever watches the operator's log")
struct LogWatchTests {
  /// Whole seconds, which every store keeps exactly.
  private static let start = Date(timeIntervalSince1970: 1_800_000_000)
  private static func later(_ seconds: TimeInterval) -> Date { start.addingTimeInterval(seconds) }
  private static let anchor = LogAnchor(
    name: "stamps", place: .timestamps(url: "https://tsa.example/"), every: .seconds(3600))

  private static func take(_ anchors: any AnchorStore, at seconds: TimeInterval) async throws -> AnchorLease? {
    try await anchors.lease("stamps", at: later(seconds), until: later(seconds + 60))
  }

  private static func taken(_ anchors: any AnchorStore, at seconds: TimeInterval) async throws -> AnchorLease {
    try #require(try await take(anchors, at: seconds))
  }

  private static func only(_ anchors: any AnchorStore) async throws -> AnchorView {
    let all = try await anchors.newest(limit: 10)
    #expect(all.count == 1)
    return try #require(all.first)
  }

  @Test(arguments: LogWatchContract.allCases)
  func `a witness has failures until it cosigns, and what it lacks is counted`(contract: LogWatchContract) async throws
  {
    try await contract.with { stores in
      let witnesses = stores.witnesses
      try await witnesses.fail("w", with: .timedOut, at: Self.start)
      try await witnesses.fail("w", with: .unavailable, at: Self.later(1))
      let failing = try #require(try await witnesses.standings().first)
      #expect(failing.failures == 2 && failing.failure == .unavailable && failing.cosignedAt == nil)
      #expect(failing.size == 0 && failing.behind > 0)
      let size = failing.behind
      try await witnesses.keep("line", by: "w+key", of: size, witness: "w", at: Self.later(2))
      let kept = try #require(try await witnesses.standings().first)
      #expect(
        kept
          == WitnessStanding(
            name: "w", size: size, behind: 0, cosignedAt: Self.later(2), failures: 0, failure: nil))
      let grown = try await stores.grow()
      #expect(try await witnesses.standings().first?.behind == grown - size)
      // A cosignature of a smaller tree takes nothing back.
      try await witnesses.keep("line", by: "w+key", of: grown, witness: "w", at: Self.later(3))
      try await witnesses.keep("line", by: "w+key", of: size, witness: "w", at: Self.later(4))
      #expect(try await witnesses.standings().first?.size == grown)
    }
  }

  @Test(arguments: LogWatchContract.allCases)
  func `one worker has an anchor at a time, and its lease ends by itself`(contract: LogWatchContract) async throws {
    try await contract.with { stores in
      let anchors = stores.anchors
      #expect(try await Self.take(anchors, at: 0) == nil)
      try await anchors.begin(Self.anchor, at: Self.start)
      try await anchors.begin(Self.anchor, at: Self.later(4000))
      let first = try await Self.taken(anchors, at: 0)
      #expect(try await Self.take(anchors, at: 59) == nil)
      let second = try await Self.taken(anchors, at: 60)
      #expect(second.order == first.order && second.fence > first.fence)
      let receipt = AnchorReceipt(reference: "01", token: [1, 2], at: Self.later(61))
      await #expect(throws: StoreError.stale) {
        try await anchors.record(.placed(receipt), of: first, at: Self.later(62))
      }
      try await anchors.record(.placed(receipt), of: second, at: Self.later(62))
      await #expect(throws: StoreError.stale) {
        try await anchors.record(.placed(receipt), of: second, at: Self.later(62))
      }
      let view = try await Self.only(anchors)
      #expect(view.state == .placed && view.kind == .timestamps && view.reference == "01" && view.token == [1, 2])
      #expect(view.placedAt == Self.later(61) && view.beganAt == Self.start && view.failures == 0)
      #expect(try Checkpoint(text: SignedNote(Array(view.checkpoint.utf8)).text).head.root.bytes == first.order.root)
      #expect(
        try await anchors.standings() == [AnchorStanding(name: "stamps", placedAt: Self.later(61), failures: 0)])
    }
  }

  @Test(arguments: LogWatchContract.allCases)
  func `what fails is due again when it says, and keeps what the place called it`(contract: LogWatchContract)
    async throws
  {
    try await contract.with { stores in
      let anchors = stores.anchors
      try await anchors.begin(Self.anchor, at: Self.start)
      try await anchors.record(
        .failed(.unavailable, nextAt: Self.later(10)), of: try await Self.taken(anchors, at: 0), at: Self.start)
      #expect(try await Self.only(anchors).state == .waiting)
      #expect(try await Self.take(anchors, at: 9) == nil)
      let again = try await Self.taken(anchors, at: 10)
      #expect(again.failures == 1 && again.order.reference == nil)
      try await anchors.record(.pending(reference: "0xab", nextAt: Self.later(20)), of: again, at: Self.later(10))
      let pending = try await Self.taken(anchors, at: 20)
      #expect(pending.order.reference == "0xab" && pending.failures == 1)
      try await anchors.record(.failed(.timedOut, nextAt: Self.later(30)), of: pending, at: Self.later(20))
      let view = try await Self.only(anchors)
      #expect(view.state == .pending && view.reference == "0xab" && view.failures == 2 && view.failure == .timedOut)
      try await anchors.record(
        .failed(.reverted, nextAt: nil), of: try await Self.taken(anchors, at: 30), at: Self.later(30))
      #expect(try await Self.only(anchors).state == .failed)
      #expect(try await Self.take(anchors, at: 5000) == nil)
      #expect(try await anchors.standings().map(\.failures) == [3])
    }
  }

  @Test(arguments: LogWatchContract.allCases)
  func `the next anchor begins when its time is over and the log has grown, a failed one also for the same tree`(
    contract: LogWatchContract
  ) async throws {
    try await contract.with { stores in
      let anchors = stores.anchors
      try await anchors.begin(Self.anchor, at: Self.start)
      try await anchors.record(
        .failed(.reverted, nextAt: nil), of: try await Self.taken(anchors, at: 0), at: Self.start)
      try await anchors.begin(Self.anchor, at: Self.later(3599))
      #expect(try await Self.take(anchors, at: 3599) == nil)
      try await anchors.begin(Self.anchor, at: Self.later(3600))
      let second = try await Self.taken(anchors, at: 3600)
      #expect(second.failures == 0)
      try await anchors.record(
        .placed(AnchorReceipt(reference: nil, token: nil, at: Self.later(3600))), of: second, at: Self.later(3600))
      try await anchors.begin(Self.anchor, at: Self.later(9000))
      #expect(try await Self.take(anchors, at: 9000) == nil)
      let size = try await stores.grow()
      try await anchors.begin(Self.anchor, at: Self.later(9000))
      let third = try await Self.taken(anchors, at: 9000)
      #expect(third.order.size == size && third.order.size > second.order.size)
      #expect(try await anchors.newest(limit: 10).map(\.size) == [size, second.order.size])
    }
  }

  private struct Gate: SigningGate {
    let answer: SigningPermission
    func permission() -> SigningPermission { answer }
  }

  @Test(arguments: [
    (SigningPermission.awaited, LogRound.Result.awaited),
    (.refused(witnessed: 100), .refused(.smaller(present: 2, witnessed: 100))),
    (.refused(witnessed: 2), .refused(.forked(at: 2))), (.granted, .signed(size: 2)),
  ])
  func `the operator's log is signed as far as its witnesses allow, and tenants' logs in any case`(
    permission: SigningPermission, expected: LogRound.Result
  ) async throws {
    try await StorageWorld.with { world in
      let sequencer = LogSequencer(
        database: world.database, vault: world.vault, ledger: world.checkpoints, time: SystemTime(),
        gate: Gate(answer: permission))
      let rounds = try await sequencer.run()
      #expect(rounds.first { $0.log == .installation }?.result == expected)
      #expect(rounds.first { $0.log == world.here.tenant }?.result == .signed(size: 1))
      if permission != .granted {
        await #expect(throws: StoreError.notFound) { try await world.proofs.checkpoint(of: .installation) }
        // Nothing was lost: it goes on as soon as it may.
        _ = try await world.logSequencer().run()
      }
      #expect(try await world.audit(.installation) == .whole)
    }
  }

  @Test func `cosignatures stand below their checkpoint, and a proof leads to one with enough of them`() async throws {
    try await StorageWorld.with { world in
      let sequencer = world.logSequencer()
      let (submission, lease) = try await world.checked("Ada")
      try await world.rule(submission, lease, .approve(reasons: []))
      _ = try await sequencer.run()
      let note = try SignedNote(try await world.proofs.checkpoint(of: .installation))
      let checkpoint = try Checkpoint(text: note.text)
      let store = PostgreSQLWitnessStore(database: world.database)
      var keys: [WitnessKey] = []
      // Two keys of one witness, and one of another.
      for (name, seed) in [("a.example/w", 1), ("a.example/w", 2), ("b.example/w", 3)] as [(String, UInt8)] {
        let signer = try NoteSigner(
          name: KeyName(name), kind: .cosignature, seed: [UInt8](repeating: seed, count: 32))
        var cosigned = note
        cosigned.add(try signer.cosign(checkpoint, at: 1_800_000_000))
        let line = try #require(cosigned.note.split(separator: "\n").last)
        try await store.keep(
          String(line), by: signer.verifier.text, of: checkpoint.head.size, witness: name, at: Date())
        keys.append(WitnessKey(signer.verifier))
        if seed == 2 {
          await #expect(throws: StoreError.notFound) {
            try await world.proofs.checkpoint(of: .installation, .witnessed(by: 2))
          }
        }
      }
      try await world.verifications.submit(try await world.submission())
      _ = try await sequencer.run()
      let newest = try Checkpoint(text: SignedNote(try await world.proofs.checkpoint(of: .installation)).text).head
      #expect(newest.size > checkpoint.head.size)
      for choice in [CheckpointChoice.witnessed(by: 2), .sized(checkpoint.head.size)] {
        let served = try SignedNote(try await world.proofs.checkpoint(of: .installation, choice))
        #expect(served.text == note.text && served.signatures.count == 4)
        let file = try ProofFile(
          try await world.proofs.proof(of: submission.id, in: world.here, global: choice).bytes)
        let trusted = try await world.verification()
        let operators = try #require(trusted.global)
        let verification = ProofVerification(
          log: trusted.log,
          global: TrustedLog(origin: operators.origin, keys: operators.keys, witnesses: keys, witnessesMin: 2))
        guard case .holds(let statements) = verification.verdict(on: file) else {
          Issue.record("\(verification.verdict(on: file))")
          continue
        }
        #expect(statements.contains(.globalCheckpointIsWitnessed))
      }
      await #expect(throws: StoreError.notAllowed(.notProven)) {
        try await world.proofs.proof(of: submission.id, in: world.here, global: .witnessed(by: 3))
      }
      await #expect(throws: StoreError.notAllowed(.notProven)) {
        try await world.proofs.proof(of: submission.id, in: world.here, global: .sized(1))
      }
    }
  }

  @Test func `what outsiders said is the operator's alone`() async throws {
    try await StorageWorld.with { world in
      _ = try await world.logSequencer().run()
      try await PostgreSQLAnchorStore(database: world.database).begin(Self.anchor, at: Self.start)
      try await PostgreSQLWitnessStore(database: world.database).fail("w", with: .refused, at: Self.start)
      let rows = try await world.database.once(
        inScopeOf: world.here.tenant.uuid, "select name from log_anchors union all select name from log_witnesses")
      #expect(rows.isEmpty)
    }
  }
}
