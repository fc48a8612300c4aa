import Domain
import FoundationEssentials
import PostgreSQL
import Sealing
import TransparencyLog

/// What is shown of logs, out of PostgreSQL. Every proof is checked against the tree's root before it leaves.
public struct PostgreSQLProofArchive: ProofArchive {
  let database: Database
  let vault: KeyVault

  /// An archive over a database; openings are unsealed with the vault's keys.
  public init(database: Database, vault: KeyVault) {
    self.database = database
    self.vault = vault
  }

  /// See ``ProofArchive/checkpoint(of:_:)``.
  public func checkpoint(
    of log: TenantID, _ choice: CheckpointChoice = .newest
  ) async throws(StoreError) -> [UInt8] {
    try await storing {
      guard let chosen = try await chosen(choice, of: log) else { throw StoreError.notFound }
      return chosen.note.bytes
    }
  }

  /// See ``ProofArchive/tile(_:of:)``.
  public func tile(_ path: String, of log: TenantID) async throws(StoreError) -> [UInt8] {
    try await storing {
      switch TileResource(path: path) {
      case nil: throw StoreError.notFound
      case .hashes(let tile):
        // Committed with the checkpoint that shows it.
        let found = try await CommittedTiles(database: database, log: log).read([tile])
        let length = TreeHash.byteCount * tile.width
        guard let bytes = found.first, bytes.count >= length else { throw StoreError.notFound }
        return Array(bytes.prefix(length))
      case .entries(let bundle):
        let (first, isTooGreat) = bundle.index.multipliedReportingOverflow(by: Int64(TileCoordinate.fullWidth))
        guard !isTooGreat, first <= .max - Int64(bundle.width) else { throw StoreError.notFound }
        let entries = try await database.read(
          inScopeOf: log.uuid, LeafStatements.entries,
          [log.parameter, .int(first), .int(first + Int64(bundle.width))]
        ).map { try $0.decode("entry", as: [UInt8].self) }
        guard entries.count == bundle.width, let bytes = EntryBundle.bytes(of: entries) else {
          throw StoreError.notFound
        }
        return bytes
      }
    }
  }

  /// See ``ProofArchive/inclusion(of:in:)``.
  public func inclusion(of index: Int64?, in log: TenantID) async throws(StoreError) -> JSON {
    try await storing {
      guard let newest = try await newest(of: log) else { throw StoreError.notFound }
      let index = index ?? newest.checkpoint.head.size - 1
      let rows = try await database.read(
        inScopeOf: log.uuid, LeafStatements.entry, [log.parameter, .int(index)])
      guard let row = rows.first, let leaf = LogLeaf(entry: try row.decode("entry")) else { throw StoreError.notFound }
      return try await proof(of: leaf, at: index, opening: nil, in: log, .newest).json
    }
  }

  /// See ``ProofArchive/consistency(from:in:)``.
  public func consistency(from size: Int64, in log: TenantID) async throws(StoreError) -> ConsistencyView {
    try await storing {
      guard let (checkpoint, note) = try await newest(of: log), size >= 0, size <= checkpoint.head.size else {
        throw StoreError.notFound
      }
      let (old, proof) = try await tree(checkpoint.head, of: log).consistencyProof(from: size)
      return ConsistencyView(
        from: size, root: old.root.base64, path: proof.path.map(\.base64), checkpoint: note.note)
    }
  }

  /// See ``ProofArchive/proof(of:in:global:)``.
  public func proof(
    of verification: VerificationID, in realm: Realm, global: CheckpointChoice = .newest
  ) async throws(StoreError) -> JSON {
    try await storing {
      try await proof(ofLeaf: try await decision(on: verification, in: realm).uuid, in: realm.tenant, global).json
    }
  }

  /// See ``ProofArchive/proof(ofReasonsOf:in:global:)``.
  public func proof(
    ofReasonsOf verification: VerificationID, in realm: Realm, global: CheckpointChoice = .newest
  ) async throws(StoreError) -> JSON {
    try await storing {
      let decision = try await decision(on: verification, in: realm)
      return try await proof(ofLeaf: decision.reasonsLeaf, in: realm.tenant, global).json
    }
  }

  /// The newest decision.
  private func decision(on verification: VerificationID, in realm: Realm) async throws -> DecisionID {
    let rows = try await database.read(
      inScopeOf: realm.tenant.uuid, LeafStatements.ofVerification, realm.parameters + [verification.parameter])
    guard let row = rows.first else { throw StoreError.notFound }
    guard let decision = try row.decodeIfPresent("id", as: UUID.self) else { throw StoreError.notAllowed(.notProven) }
    return DecisionID(decision)
  }

  /// See ``ProofArchive/proof(of:in:global:)``.
  public func proof(
    of usage: UsageID, in realm: Realm, global: CheckpointChoice = .newest
  ) async throws(StoreError) -> JSON {
    try await storing {
      let rows = try await database.read(
        inScopeOf: realm.tenant.uuid, LeafStatements.ofUsage, realm.parameters + [usage.parameter])
      guard !rows.isEmpty else { throw StoreError.notFound }
      return try await proof(ofLeaf: usage.uuid, in: realm.tenant, global).json
    }
  }

  /// See ``ProofArchive/keys(of:)``.
  public func keys(of log: TenantID) async throws(StoreError) -> [LogKeyView] {
    try await storing {
      let rows = try await database.read(inScopeOf: log.uuid, LogStatements.keys, [log.parameter])
      let starts = try rows.map { try $0.decode("since", as: Int64.self) }
      return try rows.enumerated().compactMap { place, row in
        let until = place + 1 < starts.count ? starts[place + 1] - 1 : .max
        // Replaced before anything was signed with it.
        guard starts[place] <= until else { return nil }
        return LogKeyView(verifier: try row.decode("verifier"), sizes: starts[place]...until)
      }
    }
  }

  private func newest(of log: TenantID) async throws -> (checkpoint: Checkpoint, note: SignedNote)? {
    try await chosen(.newest, of: log)
  }

  private func chosen(
    _ choice: CheckpointChoice, of log: TenantID
  ) async throws -> (checkpoint: Checkpoint, note: SignedNote)? {
    let (statement, parameters): (Statement, [Parameter]) =
      switch choice {
      case .newest: (LogStatements.newestCheckpoint, [])
      case .witnessed(let count): (LogStatements.witnessedCheckpoint, [.int(Int64(count))])
      case .sized(let size): (LogStatements.checkpoint, [.int(size)])
      }
    return try await database.read(inScopeOf: log.uuid, statement, [log.parameter] + parameters).first.map(Self.parse)
  }

  private static func parse(_ row: Row) throws -> (checkpoint: Checkpoint, note: SignedNote) {
    var note = try SignedNote(Array(row.decode("note", as: String.self).utf8))
    try note.add(lines: try row.decode("lines"))
    return (try Checkpoint(text: note.text), note)
  }

  private func tree(_ head: TreeHead, of log: TenantID) -> TiledTree {
    TiledTree(head: head, tiles: CommittedTiles(database: database, log: log))
  }

  /// The proof of a leaf with what opens it, as long as its key was not destroyed.
  func proof(ofLeaf id: UUID, in log: TenantID, _ global: CheckpointChoice) async throws -> ProofFile {
    let rows = try await database.read(inScopeOf: log.uuid, LeafStatements.find, [log.parameter, .uuid(id)])
    // What was done before there was a log has no leaf.
    guard let row = rows.first, let index = try row.decodeIfPresent("position", as: Int64.self) else {
      throw StoreError.notAllowed(.notProven)
    }
    guard let leaf = LogLeaf(entry: try row.decode("entry")) else { throw StoreError.damaged }
    return try await proof(of: leaf, at: index, opening: try await opening(row, of: id, in: log), in: log, global)
  }

  private func opening(_ row: Row, of id: UUID, in log: TenantID) async throws -> LeafOpening? {
    guard let sealed = try row.decodeIfPresent("sealed", as: [UInt8].self) else { return nil }
    guard let applicant = try row.decodeIfPresent("applicant_id", as: UUID.self) else {
      let key = try await vault.logKey(of: log, from: database)
      guard let opening = try SealedOpening(of: id, in: log, under: key).open(sealed) else { throw StoreError.damaged }
      return opening
    }
    guard let wrapped = try row.decodeIfPresent("wrapped", as: [UInt8].self) else { return nil }
    let key = try await vault.keys(of: log, from: database).unwrap(wrapped, applicant: ApplicantID(applicant))
    return try SealedOpening(of: id, in: log, under: key).open(sealed)
  }

  /// The proof by the first checkpoint with the leaf that the operator's log has taken up; before there is one, by the
  /// log's newest alone. Where a certain checkpoint of the operator's log is asked for, the leaf is proven by it or not
  /// at all.
  private func proof(
    of leaf: LogLeaf, at index: Int64, opening: LeafOpening?, in log: TenantID, _ choice: CheckpointChoice
  ) async throws -> ProofFile {
    let operators = TenantID.installation
    let taken = try await database.read(
      inScopeOf: operators.uuid, LogStatements.taken, [operators.parameter, log.parameter, .int(index)]
    ).first
    if let taken, let (global, note) = try await chosen(choice, of: operators) {
      let rows = try await database.read(
        inScopeOf: log.uuid, LogStatements.checkpoint, [log.parameter, .int(try taken.decode("size"))])
      guard let row = rows.first else { throw StoreError.damaged }
      let own = try Self.parse(row)
      let position: Int64 = try taken.decode("position")
      guard position < global.head.size else { throw StoreError.notAllowed(.notProven) }
      return ProofFile(
        leaf: leaf, place: try await place(of: leaf, at: index, by: own, in: log), opening: opening,
        global: try await place(of: LogLeaf(own.checkpoint), at: position, by: (global, note), in: operators))
    }
    guard choice == .newest, let newest = try await newest(of: log), index < newest.checkpoint.head.size else {
      throw StoreError.notAllowed(.notProven)
    }
    return ProofFile(
      leaf: leaf, place: try await place(of: leaf, at: index, by: newest, in: log), opening: opening, global: nil)
  }

  private func place(
    of leaf: LogLeaf, at index: Int64, by newest: (checkpoint: Checkpoint, note: SignedNote), in log: TenantID
  ) async throws -> ProofPlace {
    let (hash, proof) = try await tree(newest.checkpoint.head, of: log).inclusionProof(of: index)
    guard hash == leaf.hash else { throw StoreError.damaged }
    return ProofPlace(index: index, path: proof.path, checkpoint: newest.note)
  }
}
