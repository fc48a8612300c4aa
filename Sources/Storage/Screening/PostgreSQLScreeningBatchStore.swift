import Domain
import FoundationEssentials
import PostgreSQL
import Sealing

/// Batches of names in PostgreSQL: each name sealed under the key of its batch until it was screened.
public struct PostgreSQLScreeningBatchStore: ScreeningBatchStore {
  let database: Database
  let vault: KeyVault

  /// Names that are written in one round trip.
  static let pageSize = 500

  /// A store over a database.
  public init(database: Database, vault: KeyVault) {
    self.database = database
    self.vault = vault
  }

  /// See ``ScreeningBatchStore/open(_:within:by:)``.
  public func open(_ draft: ScreeningBatchDraft, within cap: SpendCap?, by actor: Actor) async throws(StoreError) {
    try await storing {
      let (realm, tenant) = (draft.realm, draft.realm.tenant.parameter)
      let keys = try await vault.keys(of: realm.tenant, from: database)
      let wrapped = try keys.freshKey(draft.id.keyHolder, .screening)
      let key = try keys.unwrap(wrapped, applicant: draft.id.keyHolder)
      let rows = try draft.requests.enumerated().map { offset, request in
        let screening = ScreeningID(at: draft.at)
        let sealed = try key.seal(
          request.bytes, context: SealedColumn.request.context(realm.tenant, screening.uuid))
        return Command(
          BatchStatements.insertRow,
          [tenant, draft.id.parameter, .int(Int64(offset + 1)), screening.parameter, .bytes(sealed)])
      }
      try await database.effect(by: actor, making: draft.id.description, in: realm, at: draft.at) { transaction in
        if let cap {
          try await transaction.hold(Array(repeating: .screening, count: rows.count), in: realm, within: cap)
        }
        try await transaction.pipeline([
          Command(
            BatchStatements.insert,
            realm.parameters + [
              draft.id.parameter, .int(Int64(rows.count)), .bytes(wrapped), .optional(draft.key) { $0.parameter },
              .text(actor.name), .timestamp(draft.at),
            ]),
          AuditStatements.write("screening.batch", on: draft.id.description, in: realm, by: actor, at: draft.at),
          JobStatements.enqueue(.screenBatch, subject: draft.id.uuid, in: realm, at: draft.at, now: draft.at),
        ])
        for start in stride(from: 0, to: rows.count, by: Self.pageSize) {
          try await transaction.pipeline(Array(rows[start..<min(start + Self.pageSize, rows.count)]))
        }
      }
    }
  }

  /// See ``ScreeningBatchStore/batch(_:in:)``.
  public func batch(_ id: ScreeningBatchID, in realm: Realm) async throws(StoreError) -> ScreeningBatch {
    try await storing {
      let rows = try await database.read(
        inScopeOf: realm.tenant.uuid, BatchStatements.find, realm.parameters + [id.parameter])
      guard let row = rows.first else { throw StoreError.notFound }
      return ScreeningBatch(
        id: id, realm: realm, state: try row.value("state"), rowCount: try row.decode("row_count"),
        doneCount: try row.decode("done_count"), createdAt: try row.decode("created_at"),
        completedAt: try row.decodeIfPresent("completed_at"))
    }
  }

  /// See ``ScreeningBatchStore/results(of:after:limit:in:)``.
  public func results(
    of id: ScreeningBatchID, after number: Int, limit: Int, in realm: Realm
  ) async throws(StoreError) -> [(number: Int, run: ScreeningRun)] {
    _ = try await batch(id, in: realm)
    return try await storing {
      let keys = try await vault.keys(of: realm.tenant, from: database)
      return try await database.read(
        inScopeOf: realm.tenant.uuid, BatchStatements.results,
        realm.parameters + [id.parameter, .int(Int64(number)), .int(Int64(limit))]
      ).map { (try $0.decode("number"), try ScreeningRun(row: $0, in: realm, keys: keys)) }
    }
  }

  /// See ``ScreeningBatchStore/work(of:limit:in:)``.
  public func work(
    of id: ScreeningBatchID, limit: Int, in realm: Realm
  ) async throws(StoreError) -> ScreeningBatchWork? {
    try await storing {
      let keys = try await vault.keys(of: realm.tenant, from: database)
      let found = try await database.once(
        inScopeOf: realm.tenant.uuid,
        [
          Command(BatchStatements.find, realm.parameters + [id.parameter]),
          Command(BatchStatements.waiting, [realm.tenant.parameter, id.parameter, .int(Int64(limit))]),
        ])
      guard let batch = found[0].first, try batch.value("state", as: ScreeningBatch.State.self) == .processing,
        let wrapped = try batch.decodeIfPresent("wrapped", as: [UInt8].self)
      else { return nil }
      let key = try keys.unwrap(wrapped, applicant: id.keyHolder)
      let rows = try found[1].map { row in
        let screening: ScreeningID = try row.decode("screening_id")
        let sealed: [UInt8] = try row.decode("sealed")
        return ScreeningBatchWork.Row(
          number: try row.decode("number"), screening: screening,
          request: try JSON.stored(
            try key.open(sealed, context: SealedColumn.request.context(realm.tenant, screening.uuid))))
      }
      return ScreeningBatchWork(
        batch: id, actor: Actor(try batch.decode("actor")),
        key: try batch.decodeIfPresent("key_id", as: UUID.self).map(KeyID.init), rows: rows)
    }
  }

  /// See ``ScreeningBatchStore/record(_:of:lease:at:)``.
  public func record(
    _ runs: [ScreeningRun], of work: ScreeningBatchWork, lease: JobLease, at now: Date
  ) async throws(StoreError) -> Bool {
    try await storing {
      let (realm, tenant) = (lease.realm, lease.realm.tenant.parameter)
      let keys = try await vault.keys(of: realm.tenant, from: database)
      let recorded = try runs.flatMap { try $0.insertion(keys: keys, by: work.actor) }
      return try await database.inScope(of: realm.tenant.uuid) { transaction in
        try await transaction.end(lease)
        let results = try await transaction.pipeline(
          recorded + [
            Command(
              BatchStatements.clear,
              [tenant, work.batch.parameter, .intArray(work.rows.map { Int64($0.number) })]),
            Command(
              BatchStatements.advance,
              [tenant, work.batch.parameter, .int(Int64(runs.count)), .timestamp(now)]),
          ])
        guard let state = try results.last?.first?.value("state", as: ScreeningBatch.State.self) else {
          throw StoreError.damaged
        }
        guard state == .processing else { return true }
        try await transaction.pipeline([
          JobStatements.enqueue(.screenBatch, subject: work.batch.uuid, in: realm, at: now, now: now)
        ])
        return false
      }
    }
  }

  /// See ``ScreeningBatchStore/fail(_:at:)``.
  public func fail(_ lease: JobLease, at now: Date) async throws(StoreError) {
    try await storing {
      let tenant = lease.realm.tenant.parameter
      try await database.inScope(of: lease.realm.tenant.uuid) { transaction in
        try await transaction.bury(lease)
        try await transaction.pipeline([
          Command(BatchStatements.fail, [tenant, .uuid(lease.subject), .timestamp(now)]),
          Command(BatchStatements.clearAll, [tenant, .uuid(lease.subject)]),
        ])
      }
    }
  }
}

/// SQL of batches of names.
enum BatchStatements {
  static let insert: Statement = """
    insert into screening_batches (tenant_id, mode, id, state, row_count, done_count, wrapped, key_id, actor,
      created_at)
    values ($1, $2, $3, 'processing', $4, 0, $5, $6, $7, $8)
    """
  static let insertRow: Statement = """
    insert into screening_batch_rows (tenant_id, batch_id, number, screening_id, sealed) values ($1, $2, $3, $4, $5)
    """
  static let find: Statement = """
    select state, row_count, done_count, wrapped, key_id, actor, created_at, completed_at from screening_batches
    where tenant_id = $1 and mode = $2 and id = $3
    """
  static let waiting: Statement = """
    select number, screening_id, sealed from screening_batch_rows
    where tenant_id = $1 and batch_id = $2 and sealed is not null order by number limit $3
    """
  static let results: Statement = """
    select r.number, s.id, s.wrapped, s.sealed, s.engine, s.free_reason, s.unit_price, s.currency, s.price_book,
      s.usage_id, s.key_id, s.created_at
    from screening_batch_rows r
    join screenings s on s.tenant_id = r.tenant_id and s.id = r.screening_id and s.mode = $2
    where r.tenant_id = $1 and r.batch_id = $3 and r.number > $4 and r.sealed is null
      and s.wrapped is not null order by r.number limit $5
    """
  static let clear: Statement = """
    update screening_batch_rows set sealed = null
    where tenant_id = $1 and batch_id = $2 and number = any ($3::bigint[])
    """
  static let clearAll: Statement = """
    update screening_batch_rows set sealed = null where tenant_id = $1 and batch_id = $2 and sealed is not null
    """
  static let advance: Statement = """
    update screening_batches set done_count = done_count + $3,
      state = case when done_count + $3 >= row_count then 'complete' else state end,
      wrapped = case when done_count + $3 >= row_count then null else wrapped end,
      completed_at = case when done_count + $3 >= row_count then $4::timestamptz end
    where tenant_id = $1 and id = $2 and state = 'processing' returning state
    """
  static let fail: Statement = """
    update screening_batches set state = 'failed', wrapped = null, completed_at = $3
    where tenant_id = $1 and id = $2 and state = 'processing'
    """
}
