import Domain
import FoundationEssentials
import PostgreSQL
import Sealing

/// Who is watched, in PostgreSQL.
public struct PostgreSQLMonitorStore: MonitorStore {
  let database: Database
  let vault: KeyVault

  /// A store over a database.
  public init(database: Database, vault: KeyVault) {
    self.database = database
    self.vault = vault
  }

  /// See ``MonitorStore/settle(_:in:at:limit:)``.
  public func settle(
    _ kind: MonitorKind, in realm: Realm, at now: Date, limit: Int
  ) async throws(StoreError) -> [WatchedCustomer] {
    try await storing {
      let keys = try await vault.keys(of: realm.tenant, from: database)
      return try await database.inScope(of: realm.tenant.uuid) { transaction in
        let found = try await transaction.pipeline([
          Command(MonitorStatements.end, realm.parameters + [.text(kind.rawValue), .timestamp(now)]),
          Command(MonitorStatements.unwatched, realm.parameters + [.text(kind.rawValue), .int(Int64(limit))]),
        ])[1]
        guard !found.isEmpty else { return [] }
        let applicants = try found.map { try $0.decode("id", as: UUID.self) }
        let begun = try await transaction.query(
          MonitorStatements.begin,
          realm.parameters + [
            .text(kind.rawValue), .uuidArray(applicants.map { _ in MonitorID(at: now).uuid }), .uuidArray(applicants),
            .timestamp(now),
          ])
        let monitors = try begun.map { try $0.decode("id", as: UUID.self) }
        return try await transaction.query(
          MonitorStatements.customers, realm.parameters + [.uuidArray(monitors)]
        ).compactMap { try WatchedCustomer(row: $0, keys: keys) }
      }
    }
  }

  /// See ``MonitorStore/watched(_:in:after:limit:)``.
  public func watched(
    _ kind: MonitorKind, in realm: Realm, after: MonitorID?, limit: Int
  ) async throws(StoreError) -> [WatchedCustomer] {
    try await storing {
      let keys = try await vault.keys(of: realm.tenant, from: database)
      return try await database.inScope(of: realm.tenant.uuid) { transaction in
        let page = try await transaction.query(
          MonitorStatements.page,
          realm.parameters + [.text(kind.rawValue), .optional(after) { $0.parameter }, .int(Int64(limit))])
        let monitors = try page.map { try $0.decode("id", as: UUID.self) }
        return try await transaction.query(
          MonitorStatements.customers, realm.parameters + [.uuidArray(monitors)]
        ).compactMap { try WatchedCustomer(row: $0, keys: keys) }
      }
    }
  }

  /// See ``MonitorStore/marks(in:)``.
  public func marks(in realm: Realm) async throws(StoreError) -> [ListMark] {
    try await storing {
      try await database.once(inScopeOf: realm.tenant.uuid, MonitorStatements.marks, realm.parameters).map { row in
        let owner: ListOwner =
          try row.decode("owner", as: String.self) == "tenant" ? .tenant(realm.tenant) : .installation
        return ListMark(owner: owner, list: try row.decode("list"), number: try row.decode("number"))
      }
    }
  }

  /// See ``MonitorStore/mark(_:in:at:)``.
  public func mark(_ marks: [ListMark], in realm: Realm, at now: Date) async throws(StoreError) {
    _ = try await storing {
      try await database.inScope(of: realm.tenant.uuid) { transaction in
        try await transaction.pipeline(
          [Command(MonitorStatements.unmark, realm.parameters)]
            + marks.map { mark in
              Command(
                MonitorStatements.mark,
                realm.parameters + [
                  .text(mark.owner == .installation ? "installation" : "tenant"), .text(mark.list),
                  .int(Int64(mark.number)), .timestamp(now),
                ])
            })
      }
    }
  }

  /// See ``MonitorStore/tie(_:to:in:at:)``.
  public func tie(
    _ verification: VerificationID, to monitor: MonitorID, in realm: Realm, at now: Date
  ) async throws(StoreError) {
    try await storing {
      _ = try await database.once(
        inScopeOf: realm.tenant.uuid, MonitorStatements.tie,
        [realm.tenant.parameter, monitor.parameter, verification.parameter, .timestamp(now)])
    }
  }

  /// See ``MonitorStore/monitors(of:in:after:limit:)``.
  public func monitors(
    of applicant: ApplicantID?, in realm: Realm, after: MonitorID?, limit: Int
  ) async throws(StoreError) -> [Monitor] {
    try await storing {
      try await database.once(
        inScopeOf: realm.tenant.uuid, MonitorStatements.list,
        realm.parameters + [
          .optional(applicant) { $0.parameter }, .optional(after) { $0.parameter }, .int(Int64(limit)),
          .int(Int64(Monitor.alertsMax)),
        ]
      ).map { row in
        Monitor(
          id: try row.decode("id"), realm: realm, applicant: try row.decode("applicant_id"),
          kind: try row.value("kind"), createdAt: try row.decode("created_at"),
          endedAt: try row.decodeIfPresent("ended_at"),
          alerts: try row.decode("alerts", as: [UUID].self).map(VerificationID.init))
      }
    }
  }
}

extension WatchedCustomer {
  /// Nil where the record was erased meanwhile.
  fileprivate init?(row: Row, keys: TenantKeys) throws {
    let applicant: ApplicantID = try row.decode("applicant_id")
    guard
      let stored = try row.opened(
        "sealed", of: applicant, object: applicant.uuid, label: .record, keys: keys, keyColumn: "record_key")
    else { return nil }
    var record = ApplicantRecord()
    record.merge(stored["record"] ?? .null)
    let document = try row.decodeIfPresent("check_id", as: UUID.self).flatMap { check in
      try row.opened(
        "details", of: applicant, object: check, label: .details, keys: keys, keyColumn: "document_key")?["extracted"]
    }
    self.init(
      monitor: try row.decode("id"), applicant: applicant, version: try row.decode("applicant_version"),
      record: record,
      document: document.flatMap { $0 == .null ? nil : $0 })
  }
}

/// SQL of monitors.
enum MonitorStatements {
  static let end: Statement = """
    update monitors m set ended_at = $4
    where m.tenant_id = $1 and m.mode = $2 and m.kind = $3 and m.ended_at is null and not exists (
      select from applicants a where a.tenant_id = m.tenant_id and a.id = m.applicant_id and a.standing = 'verified'
        and a.erased_at is null and a.relationship_ended_at is null)
    """
  static let unwatched: Statement = """
    select a.id from applicants a
    where a.tenant_id = $1 and a.mode = $2 and a.standing = 'verified' and a.erased_at is null
      and a.relationship_ended_at is null and not exists (
        select from monitors m where m.tenant_id = a.tenant_id and m.applicant_id = a.id and m.kind = $3
          and m.ended_at is null and m.applicant_version = a.version)
    order by a.id limit $4
    """
  /// Whoever is verified again, or says something else of itself, is watched anew by the same monitor.
  static let begin: Statement = """
    insert into monitors (tenant_id, mode, kind, id, applicant_id, applicant_version, created_at)
    select $1, $2, $3, n.id, a.id, a.version, $6
    from unnest($4::uuid[], $5::uuid[]) as n (id, applicant_id)
    join applicants a on a.tenant_id = $1 and a.id = n.applicant_id
    on conflict (tenant_id, applicant_id, kind)
      do update set ended_at = null, applicant_version = excluded.applicant_version
    returning id
    """
  static let page: Statement = """
    select id from monitors
    where tenant_id = $1 and mode = $2 and kind = $3 and ended_at is null and ($4::uuid is null or id > $4::uuid)
    order by id limit $5
    """
  static let customers: Statement = """
    select m.id, m.applicant_id, m.applicant_version, a.sealed, d.id as check_id, d.sealed as details,
      (select k.wrapped from applicant_keys k
        where k.tenant_id = m.tenant_id and k.applicant_id = m.applicant_id and k.class = 'record') as record_key,
      (select k.wrapped from applicant_keys k
        where k.tenant_id = m.tenant_id and k.applicant_id = m.applicant_id and k.class = 'document') as document_key
    from monitors m
    join applicants a on a.tenant_id = m.tenant_id and a.id = m.applicant_id
    left join lateral (
      select c.id, c.sealed from checks c
      join verifications v on v.tenant_id = c.tenant_id and v.id = c.verification_id
      where v.tenant_id = m.tenant_id and v.applicant_id = m.applicant_id and c.type = 'document' and c.is_current
        and c.completed_at is not null
      order by c.completed_at desc, c.id desc limit 1) d on true
    where m.tenant_id = $1 and m.mode = $2 and m.id = any ($3::uuid[]) order by m.id
    """
  static let marks: Statement =
    "select owner, list, number from monitor_marks where tenant_id = $1 and mode = $2 order by owner, list"
  static let unmark: Statement = "delete from monitor_marks where tenant_id = $1 and mode = $2"
  static let mark: Statement = """
    insert into monitor_marks (tenant_id, mode, owner, list, number, marked_at) values ($1, $2, $3, $4, $5, $6)
    """
  static let tie: Statement = """
    insert into monitor_alerts (tenant_id, monitor_id, verification_id, created_at) values ($1, $2, $3, $4)
    on conflict do nothing
    """
  static let list: Statement = """
    select m.id, m.applicant_id, m.kind, m.created_at, m.ended_at, array(
      select l.verification_id from monitor_alerts l
      where l.tenant_id = m.tenant_id and l.monitor_id = m.id order by l.verification_id desc limit $6) as alerts
    from monitors m
    where m.tenant_id = $1 and m.mode = $2 and ($3::uuid is null or m.applicant_id = $3::uuid)
      and ($4::uuid is null or m.id > $4::uuid)
    order by m.id limit $5
    """
}
