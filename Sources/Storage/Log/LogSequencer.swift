import Domain
import FoundationEssentials
import PostgreSQL
import Sealing
import TransparencyLog

/// Gives leaves their places after they were committed, keeps the tree's tiles, and signs what the tree is then
/// (DESIGN §7, §9): one row a log, locked, so that two servers never give one place twice, and a transaction that dies
/// leaves everything as it was.
///
/// Nothing is signed that does not continue the tree of the checkpoint kept outside the database, and nothing before
/// the checkpoint that the database has is kept there as well.
public struct LogSequencer: Sendable {
  let database: Database
  let vault: KeyVault
  let ledger: any CheckpointLedger
  let time: any TimeSource
  let gate: (any SigningGate)?
  private let standings = LogStandings()

  /// Leaves of one round at most: 135 kB of entries in memory.
  static let leavesMax: Int64 = 4096
  /// Logs at once: a quarter of the connections that a pool has (``DatabaseSettings/connectionsMax``), so that requests
  /// never wait for the log alone.
  static let logsAtOnceMax = 4

  /// A sequencer over a database; signing keys are sealed with the vault's keys.
  /// - Parameter gate: what witnesses of the operator's log have seen; nil where it has none.
  public init(
    database: Database, vault: KeyVault, ledger: any CheckpointLedger, time: any TimeSource,
    gate: (any SigningGate)? = nil
  ) {
    self.database = database
    self.vault = vault
    self.ledger = ledger
    self.time = time
    self.gate = gate
  }

  /// Sequences every log that has leaves without a place: tenants' first, then the operator's, which takes up their
  /// checkpoints. One log's failure is not the next one's. The first run looks at every log, and each run at those
  /// whose last checkpoint could not be kept outside the database. A log that was refused is left alone for a minute.
  /// - Throws: where it could not be seen which logs wait.
  public func run() async throws(StoreError) -> [LogRound] {
    let due = try await storing { try await self.due() }
    var rounds = await rounds(of: due.filter { $0 != .installation })
    let taken = await takeUp()
    rounds += taken.rounds
    if taken.count > 0 || due.contains(.installation) { rounds.append(await round(.installation)) }
    return rounds.filter { $0.result != .idle }
  }

  /// Makes a log's next signing key, for trees beyond the present one. Returns its public key.
  public func rotate(_ log: TenantID, by actor: Actor) async throws(StoreError) -> String {
    try await storing {
      let key = try await vault.logKey(of: log, from: database)
      return try await database.inScope(of: log.uuid) { transaction in
        let (origin, head) = try await hold(log, in: transaction)
        let number = try await transaction.query(LogStatements.keys, [log.parameter]).last?.decode(
          "number", as: Int64.self)
        let signing = LogSigning(log: log, origin: origin, key: key)
        try await transaction.pipeline(audit("log.key_rotated", of: log, by: actor))
        return try await signing.makeKey(
          number: (number ?? 0) + 1, since: number == nil ? 0 : head.size + 1, in: transaction, at: time.now
        ).verifier.text
      }
    }
  }

  /// Takes a log as the database has it for what was shown, on the operator's word, where what was shown is lost:
  /// whoever kept another checkpoint sees the break. Returns its leaves.
  public func adopt(_ log: TenantID, by actor: Actor) async throws(StoreError) -> Int64 {
    try await storing {
      try await database.inScope(of: log.uuid) { transaction in
        let head = try await hold(log, in: transaction).head
        let note = head.size > 0 ? try await note(of: log, at: head.size, in: transaction) : nil
        try await transaction.pipeline(audit("log.adopted", of: log, by: actor))
        try await ledger.adopt(note, of: log, at: time.now)
        return head.size
      }
    }
  }

  /// The entry of a tenant's audit log; the operator's log is no tenant's.
  private func audit(_ action: String, of log: TenantID, by actor: Actor) -> [Command] {
    guard log != .installation else { return [] }
    let realm = Realm(tenant: log, mode: .live)
    return [AuditStatements.write(action, on: log.description, in: realm, by: actor, at: time.now)]
  }

  /// Logs to look at.
  private func due() async throws -> Set<TenantID> {
    if standings.isNew { standings.begin(with: try await logs(LogStatements.shown)) }
    return standings.due(among: try await logs(LogStatements.unsequenced), at: time.now)
  }

  private func logs(_ statement: Statement) async throws -> [TenantID] {
    try await database.once(statement).map { try $0.decode("tenant_id") }
  }

  /// Rounds of several logs, some of them at once.
  private func rounds(of logs: Set<TenantID>) async -> [LogRound] {
    await withTaskGroup(of: LogRound.self) { group in
      var (rest, rounds) = (logs.makeIterator(), [LogRound]())
      for _ in 0..<Self.logsAtOnceMax {
        guard let log = rest.next() else { break }
        group.addTask { await round(log) }
      }
      for await round in group {
        rounds.append(round)
        guard let log = rest.next() else { continue }
        group.addTask { await self.round(log) }
      }
      return rounds
    }
  }

  private func round(_ log: TenantID) async -> LogRound {
    let result: LogRound.Result
    do throws(StoreError) {
      result = try await storing { try await sequence(log) }
    } catch {
      result = .failed(error)
    }
    standings.note(result, of: log, at: time.now)
    return LogRound(log: log, result: result)
  }

  private func sequence(_ log: TenantID) async throws -> LogRound.Result {
    if log == .installation, gate?.permission() == .awaited { return .awaited }
    let key = try await vault.logKey(of: log, from: database)
    do {
      let note = try await database.inScope(of: log.uuid) { try await grow(log, key: key, in: $0) }
      guard let note else { return .idle }
      // Behind the commit: kept before, a commit that failed would forbid every other tree of this size. Where this
      // fails, or the server dies here, the next one who looks keeps it first.
      try await ledger.keep(note.bytes, of: log)
      return .signed(size: try Checkpoint(text: note.text).head.size)
    } catch let refusal as Refused {
      return .refused(refusal.reason)
    }
  }

  /// The checkpoint of the tree with the leaves that waited; nil where none did, as where another sequencer was faster.
  private func grow(_ log: TenantID, key: DataKey, in transaction: Transaction) async throws -> SignedNote? {
    let (origin, head) = try await hold(log, in: transaction)
    // Behind the row's lock: whoever held it before has kept what it signed by now, or this one does.
    let seen = try await ledger.newest(of: log).map { try Checkpoint(text: SignedNote($0).text).head }
    if seen == nil, head.size > 0 { throw Refused(reason: .unknown(present: head.size)) }
    let stored = TransactionTiles(transaction: transaction, log: log)
    var growth = try await TileGrowth(resuming: head, from: stored)
    let waiting = try await transaction.query(LogStatements.waiting, [log.parameter, .int(Self.leavesMax)])
    let tiles = growth.append(
      try waiting.map { MerkleHashing.leaf(try $0.decode("entry", as: [UInt8].self)) })
    // Before anything is written: a log that must not be signed is looked at again and again.
    let verdict = try await RollbackGuard.verdict(
      witnessed: seen, present: TiledTree(head: growth.head, tiles: GrownTiles(tiles, over: stored)))
    if case .refused(let reason) = verdict { throw Refused(reason: reason) }
    if let seen, seen.size < head.size {
      try await ledger.keep(try await note(of: log, at: head.size, in: transaction), of: log)
    }
    guard !waiting.isEmpty else { return nil }
    // Asked as late as can be, so that what a witness says meanwhile counts.
    if log == .installation, case .refused(let witnessed)? = gate?.permission() {
      throw Refused(reason: SigningRefusal(present: growth.head.size, witnessed: witnessed))
    }
    let signing = LogSigning(log: log, origin: origin, key: key)
    let signer = try await signing.signer(for: growth.head.size, in: transaction, at: time.now)
    let note = try Checkpoint(origin: origin, head: growth.head).signed(by: signer)
    let ids = try waiting.map { try $0.decode("id", as: UUID.self) }
    let places = (0..<Int64(ids.count)).map { head.size + $0 }
    let size = Parameter.int(growth.head.size)
    try await transaction.pipeline(
      [Command(LogStatements.place, [log.parameter, .uuidArray(ids), .intArray(places)])]
        + tiles.map { TileStatements.write($0, of: log) }
        + [
          Command(
            LogStatements.insertCheckpoint, [log.parameter, size, .text(note.note), .timestamp(time.now)]),
          Command(LogStatements.grow, [log.parameter, size, .bytes(growth.head.root.bytes)]),
        ])
    return note
  }

  private func note(of log: TenantID, at size: Int64, in transaction: Transaction) async throws -> [UInt8] {
    let rows = try await transaction.query(LogStatements.checkpoint, [log.parameter, .int(size)])
    guard let row = rows.first else { throw StoreError.damaged }
    return Array(try row.decode("note", as: String.self).utf8)
  }

  private func hold(_ log: TenantID, in transaction: Transaction) async throws -> (origin: KeyName, head: TreeHead) {
    let rows = try await transaction.query(
      LogStatements.hold,
      [log.parameter, .text(try KeyName.fresh(of: log).description), .bytes(TreeHead.empty.root.bytes)])
    guard let row = rows.first, let root = TreeHash(try row.decode("root", as: [UInt8].self)) else {
      throw StoreError.damaged
    }
    return (try KeyName(row.decode("origin", as: String.self)), TreeHead(size: try row.decode("size"), root: root))
  }

  /// Ends the transaction, so that nothing of a tree that must not be signed is kept.
  private struct Refused: Error {
    let reason: SigningRefusal
  }
}
