import Domain
import FoundationEssentials
import PostgreSQL
import Sealing

/// Who is watched, in PostgreSQL.
public struct PostgreSQLMonitorStore: MonitorStore {
  let database: Database
  let vault: KeyVault

  /// How long a look at a customer of whom something does not open waits.
  static let damagedFor: TimeInterval = 86_400

  /// A store over a database.
  public init(database: Database, vault: KeyVault) {
    self.database = database
    self.vault = vault
  }

  /// See ``MonitorStore/due(_:in:at:limit:)``.
  public func due(
    _ kind: MonitorKind, in realm: Realm, at now: Date, limit: Int
  ) async throws(StoreError) -> [WatchedCustomer] {
    try await customers(
      MonitorStatements.due, realm.parameters + [.text(kind.rawValue), .timestamp(now), .int(Int64(limit))], in: realm,
      puttingOff: now.addingTimeInterval(Self.damagedFor)
    ).customers
  }

  /// See ``MonitorStore/looked(at:alerting:in:at:)``.
  public func looked(
    at customer: WatchedCustomer, alerting verification: VerificationID?, in realm: Realm, at now: Date
  ) async throws(StoreError) {
    try await storing {
      let tenant = realm.tenant.parameter
      let tie = verification.map {
        MonitorCommands.tie(
          MonitorAlert(id: AlertID(at: now), action: .review, verification: $0, createdAt: now), to: customer.monitor,
          in: realm)
      }
      let hold = Command(MonitorStatements.hold, [tenant, customer.applicant.parameter])
      let looked = Command(
        MonitorStatements.looked,
        [
          tenant, customer.monitor.parameter, .int(Int64(customer.version)), .optional(verification) { $0.parameter },
          .int(customer.fence),
        ])
      _ = try await database.once(inScopeOf: realm.tenant.uuid, [hold, tie, looked].compactMap(\.self))
    }
  }

  /// See ``MonitorStore/putOff(_:in:until:)``.
  public func putOff(_ monitor: MonitorID, in realm: Realm, until retry: Date) async throws(StoreError) {
    try await storing {
      _ = try await database.once(
        inScopeOf: realm.tenant.uuid, MonitorStatements.putOff,
        [realm.tenant.parameter, monitor.parameter, .timestamp(retry)])
    }
  }

  /// See ``MonitorStore/watched(_:in:after:limit:)``.
  public func watched(
    _ kind: MonitorKind, in realm: Realm, after: MonitorID?, limit: Int
  ) async throws(StoreError) -> (customers: [WatchedCustomer], next: MonitorID?) {
    let page = try await customers(
      MonitorStatements.page,
      realm.parameters + [.text(kind.rawValue), .optional(after) { $0.parameter }, .int(Int64(limit))], in: realm)
    return (page.customers, page.ids.count == limit ? page.ids.last : nil)
  }

  /// The customers of the monitors that a statement finds, those left out whose record was erased meanwhile or does not
  /// open.
  private func customers(
    _ statement: Statement, _ parameters: [Parameter], in realm: Realm, puttingOff retry: Date? = nil
  ) async throws(StoreError) -> (customers: [WatchedCustomer], ids: [MonitorID]) {
    try await storing {
      let keys = try await vault.keys(of: realm.tenant, from: database)
      return try await database.inScope(of: realm.tenant.uuid) { transaction in
        let ids = try await transaction.query(statement, parameters).map { try $0.decode("id", as: MonitorID.self) }
        let rows = try await transaction.query(
          MonitorStatements.customers, realm.parameters + [.uuidArray(ids.map(\.uuid))])
        let customers = try await transaction.sound(rows, in: realm, until: retry) {
          try WatchedCustomer(row: $0, keys: keys)
        }
        return (customers, ids)
      }
    }
  }

  /// See ``MonitorStore/marks(in:)``.
  public func marks(in realm: Realm) async throws(StoreError) -> [ListMark] {
    try await storing {
      try await database.once(inScopeOf: realm.tenant.uuid, MonitorStatements.marks, realm.parameters).map { row in
        let owner: ListOwner =
          try row.decode("owner", as: String.self) == "tenant" ? .tenant(realm.tenant) : .installation
        return ListMark(
          owner: owner, list: try row.decode("list"), number: try row.decode("number"),
          settings: try row.decode("settings"))
      }
    }
  }

  /// See ``MonitorStore/mark(_:due:in:at:)``.
  public func mark(
    _ marks: [ListMark], due monitors: [MonitorID], in realm: Realm, at now: Date
  ) async throws(StoreError) {
    try await storing {
      let settled = marks.map { mark in
        Command(
          MonitorStatements.mark,
          realm.parameters + [
            .text(mark.owner == .installation ? "installation" : "tenant"), .text(mark.list), .int(Int64(mark.number)),
            .text(mark.settings), .timestamp(now),
          ])
      }
      _ = try await database.once(
        inScopeOf: realm.tenant.uuid,
        [
          Command(MonitorStatements.makeDue, [realm.tenant.parameter, .uuidArray(monitors.map(\.uuid))]),
          Command(MonitorStatements.unmark, realm.parameters),
        ] + settled)
    }
  }

  /// See ``MonitorStore/monitors(of:in:after:limit:)``.
  public func monitors(
    of applicant: ApplicantID?, in realm: Realm, after: MonitorID?, limit: Int
  ) async throws(StoreError) -> [Monitor] {
    try await storing {
      try await database.inScope(of: realm.tenant.uuid) { transaction in
        let rows = try await transaction.query(
          MonitorStatements.list,
          realm.parameters + [
            .optional(applicant) { $0.parameter }, .optional(after) { $0.parameter }, .int(Int64(limit)),
          ])
        let ids = try rows.map { try $0.decode("id", as: UUID.self) }
        var given: [UUID: [MonitorAlert]] = [:]
        for row in try await transaction.query(
          MonitorStatements.alerts, [realm.tenant.parameter, .uuidArray(ids), .int(Int64(Monitor.alertsMax))])
        {
          given[try row.decode("monitor_id"), default: []].append(try MonitorAlert(row: row))
        }
        return try zip(rows, ids).map { try Monitor(row: $0, alerts: given[$1] ?? [], in: realm) }
      }
    }
  }
}

extension Transaction {
  /// What rows of monitors say. One that is erased or does not open is left out and, where a time is told, put off
  /// until then: a damaged row must not keep the others from being looked at.
  func sound<Customer>(
    _ rows: [Row], in realm: Realm, until retry: Date?, _ read: (Row) throws -> Customer?
  ) async throws -> [Customer] {
    var customers: [Customer] = []
    for row in rows {
      var customer: Customer?
      do { customer = try read(row) } catch is SealingError {}
      if let customer {
        customers.append(customer)
      } else if let retry {
        _ = try await query(
          MonitorStatements.putOff, [realm.tenant.parameter, .uuid(try row.decode("id")), .timestamp(retry)])
      }
    }
    return customers
  }
}

extension Monitor {
  fileprivate init(row: Row, alerts: [MonitorAlert], in realm: Realm) throws {
    self.init(
      id: try row.decode("id"), realm: realm, applicant: try row.decode("applicant_id"), kind: try row.value("kind"),
      createdAt: try row.decode("created_at"), endedAt: try row.decodeIfPresent("ended_at"),
      nextAt: try row.decodeIfPresent("next_at"), alerts: alerts)
  }
}

extension MonitorAlert {
  fileprivate init(row: Row) throws {
    self.init(
      id: try row.decode("id"), action: try row.value("action"),
      verification: try row.decodeIfPresent("verification_id", as: UUID.self).map(VerificationID.init),
      createdAt: try row.decode("created_at"))
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
      monitor: try row.decode("id"), applicant: applicant, version: try row.decode("version"),
      fence: try row.decode("fence"),
      alertCount: try row.decode("alert_count"), record: record,
      document: document?.unlessNull)
  }
}
