import Domain
import FoundationEssentials
import PostgreSQL
import Sealing
import TransparencyLog

/// Gives leaves their places after they were committed, keeps the tree's tiles, and signs what the tree is then
/// (DESIGN §7, §9): one row a log, locked, so that two servers never give one place twice, and a transaction that dies
/// leaves everything as it was.
///
/// Nothing is signed that does not continue the tree of the checkpoint kept outside the database.
public struct LogSequencer: Sendable {
  let database: Database
  let vault: KeyVault
  let ledger: any CheckpointLedger
  let time: any TimeSource
  let gate: (any SigningGate)?

  /// Leaves of one round at most: 135 kB of entries in memory.
  static let leavesMax: Int64 = 4096
  /// Checkpoints of tenants' logs that the operator's log takes up in one round at most.
  static let checkpointsMax: Int64 = 1000

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
  /// checkpoints. One log's failure is not the next one's.
  /// - Throws: where it could not be seen which logs wait.
  public func run() async throws(StoreError) -> [LogRound] {
    try await storing {
      var rounds: [LogRound] = []
      for log in try await waiting() where log != .installation { rounds.append(await round(log)) }
      try await takeUp()
      if try await waiting().contains(.installation) { rounds.append(await round(.installation)) }
      return rounds.filter { $0.result != .idle }
    }
  }

  /// Makes a log's next signing key, for trees beyond the present one. Returns its public key.
  public func rotate(_ log: TenantID) async throws(StoreError) -> String {
    try await storing {
      let key = try await vault.logKey(of: log, from: database)
      return try await database.inScope(of: log.uuid) { transaction in
        let (origin, head) = try await hold(log, in: transaction)
        let number = try await transaction.query(LogStatements.keys, [log.parameter]).last?.decode(
          "number", as: Int64.self)
        let signing = LogSigning(log: log, origin: origin, key: key)
        return try await signing.makeKey(
          number: (number ?? 0) + 1, since: number == nil ? 0 : head.size + 1, in: transaction, at: time.now
        ).verifier.text
      }
    }
  }

  private func waiting() async throws -> [TenantID] {
    try await database.once(LogStatements.unsequenced).map { try $0.decode("tenant_id") }
  }

  private func round(_ log: TenantID) async -> LogRound {
    do throws(StoreError) {
      return LogRound(log: log, result: try await storing { try await sequence(log) })
    } catch {
      return LogRound(log: log, result: .failed(error))
    }
  }

  private func sequence(_ log: TenantID) async throws -> LogRound.Result {
    if log == .installation, gate?.permission() == .awaited { return .awaited }
    let key = try await vault.logKey(of: log, from: database)
    let seen = try await ledger.newest(of: log).map { try Checkpoint(text: SignedNote($0).text).head }
    do {
      let note = try await database.inScope(of: log.uuid) { transaction in
        try await grow(log, beyond: seen, key: key, in: transaction)
      }
      guard let note else { return .idle }
      // Behind the commit: kept before, a commit that failed would forbid every other tree of this size.
      try await ledger.keep(note.bytes, of: log)
      return .signed(size: try Checkpoint(text: note.text).head.size)
    } catch let refusal as Refused {
      return .refused(refusal.reason)
    }
  }

  /// The checkpoint of the tree with the leaves that waited; nil where another sequencer was faster.
  private func grow(
    _ log: TenantID, beyond seen: TreeHead?, key: DataKey, in transaction: Transaction
  ) async throws -> SignedNote? {
    let (origin, head) = try await hold(log, in: transaction)
    let tiles = TransactionTiles(transaction: transaction, log: log)
    var growth = try await TileGrowth(resuming: head, from: tiles)
    let rows = try await transaction.query(
      LogStatements.sequence, [log.parameter, .int(head.size), .int(Self.leavesMax)])
    guard !rows.isEmpty else { return nil }
    let leaves = try rows.map { row -> (position: Int64, hash: TreeHash) in
      (try row.decode("position"), MerkleHashing.leaf(try row.decode("entry", as: [UInt8].self)))
    }.sorted { $0.position < $1.position }
    try await transaction.pipeline(growth.append(leaves.map(\.hash)).map { TileStatements.write($0, of: log) })
    let verdict = try await RollbackGuard.verdict(
      witnessed: seen, present: TiledTree(head: growth.head, tiles: tiles))
    if case .refused(let reason) = verdict { throw Refused(reason: reason) }
    // Asked last, so that what a witness says while leaves are sequenced counts.
    if log == .installation, case .refused(let witnessed)? = gate?.permission() {
      throw Refused(reason: SigningRefusal(present: growth.head.size, witnessed: witnessed))
    }
    let signing = LogSigning(log: log, origin: origin, key: key)
    let signer = try await signing.signer(for: growth.head.size, in: transaction, at: time.now)
    let note = try Checkpoint(origin: origin, head: growth.head).signed(by: signer)
    try await transaction.pipeline([
      Command(
        LogStatements.insertCheckpoint,
        [log.parameter, .int(growth.head.size), .text(note.note), .timestamp(time.now)]),
      Command(LogStatements.grow, [log.parameter, .int(growth.head.size), .bytes(growth.head.root.bytes)]),
    ])
    return note
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

  /// Writes the newest checkpoints of tenants' logs as leaves of the operator's, each once.
  private func takeUp() async throws {
    let rows = try await database.once(LogStatements.untaken, [.int(Self.checkpointsMax)])
    guard !rows.isEmpty else { return }
    let (log, now) = (TenantID.installation, time.now)
    try await database.inScope(of: log.uuid) { transaction in
      for row in rows {
        let leaf = LeafID(at: now)
        let note = try SignedNote(Array(row.decode("note", as: String.self).utf8))
        let taken = try await transaction.query(
          LogStatements.take,
          [log.parameter, .uuid(try row.decode("log_id")), .int(try row.decode("size")), leaf.parameter])
        // Another server took it up.
        guard !taken.isEmpty else { continue }
        try await transaction.pipeline([LeafStatements.write(try Checkpoint(text: note.text), as: leaf, at: now)])
      }
    }
  }

  /// Ends the transaction, so that nothing of a tree that must not be signed is kept.
  private struct Refused: Error {
    let reason: SigningRefusal
  }
}

/// What a round did to one log.
public struct LogRound: Sendable, Hashable {
  /// How it ended.
  public enum Result: Sendable, Hashable {
    /// Another server was faster.
    case idle
    /// A checkpoint of this size was signed.
    case signed(size: Int64)
    /// No witness has said yet what it has seen: nothing was signed.
    case awaited
    /// The stored tree does not continue the one that was shown: nothing was signed, and nothing will be before
    /// somebody has looked.
    case refused(SigningRefusal)
    /// It could not be done now.
    case failed(StoreError)
  }

  /// Whose log.
  public let log: TenantID
  /// How it ended.
  public let result: Result
}
