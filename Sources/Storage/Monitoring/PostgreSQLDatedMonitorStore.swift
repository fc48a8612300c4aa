import Domain
import FoundationEssentials
import PostgreSQL
import Sealing

/// The watches of dates, in PostgreSQL.
public struct PostgreSQLDatedMonitorStore: DatedMonitorStore {
  let database: Database
  let vault: KeyVault

  /// How long a look at a customer whose document does not open waits: a damaged row must not keep others from theirs.
  static let damagedFor: TimeInterval = 86_400

  /// A store over a database.
  public init(database: Database, vault: KeyVault) {
    self.database = database
    self.vault = vault
  }

  /// See ``DatedMonitorStore/due(_:under:in:at:real:limit:)``.
  public func due(
    _ kind: MonitorKind, under settings: String, in realm: Realm, at now: Date, real: Date, limit: Int
  ) async throws(StoreError) -> [DatedCustomer] {
    try await storing {
      let keys = try await vault.keys(of: realm.tenant, from: database)
      return try await database.inScope(of: realm.tenant.uuid) { transaction in
        let ids = try await transaction.query(
          DatedMonitorStatements.due,
          realm.parameters + [
            .text(kind.rawValue), .text(settings), .timestamp(now), .timestamp(real), .int(Int64(limit)),
          ]
        ).map { try $0.decode("id", as: UUID.self) }
        let rows = try await transaction.query(
          DatedMonitorStatements.customers, realm.parameters + [.uuidArray(ids), .text(kind.check.rawValue)])
        var customers: [DatedCustomer] = []
        for row in rows {
          do {
            customers.append(try DatedCustomer(row: row, kind: kind, keys: keys))
          } catch is SealingError {
            _ = try await transaction.query(
              MonitorStatements.putOff,
              [
                realm.tenant.parameter, .uuid(try row.decode("id")),
                .timestamp(real.addingTimeInterval(Self.damagedFor)),
              ])
          }
        }
        return customers
      }
    }
  }

  /// See ``DatedMonitorStore/record(_:of:in:at:)``.
  public func record(
    _ look: DatedLook, of customer: DatedCustomer, in realm: Realm, at real: Date
  ) async throws(StoreError) -> Bool {
    try await storing {
      let (tenant, applicant) = (realm.tenant.parameter, customer.applicant.parameter)
      return try await database.inScope(of: realm.tenant.uuid) { transaction in
        let advanced = try await transaction.pipeline([
          Command(DatedMonitorStatements.hold, [tenant, applicant]),
          Command(DatedMonitorStatements.advance, customer.advance(look, in: realm)),
        ])[1]
        guard !advanced.isEmpty else { return false }
        var commands = [Command(DatedMonitorStatements.validity, [tenant, applicant])]
        if let (alert, usage) = look.alert {
          if alert.action == .lapse {
            let lapsed = try await transaction.query(
              DatedMonitorStatements.lapse, [tenant, applicant, .timestamp(real)])
            if !lapsed.isEmpty { commands.append(customer.lapse(in: realm, at: real)) }
          }
          commands += [
            MonitorCommands.tie(alert, to: customer.monitor, in: realm), customer.event(alert, in: realm, at: real),
            usage.insertion(in: realm),
          ]
        }
        try await transaction.pipeline(commands)
        return true
      }
    }
  }

  /// See ``DatedMonitorStore/putOff(_:in:until:)``.
  public func putOff(_ monitor: MonitorID, in realm: Realm, until retry: Date) async throws(StoreError) {
    try await storing {
      _ = try await database.once(
        inScopeOf: realm.tenant.uuid, MonitorStatements.putOff,
        [realm.tenant.parameter, monitor.parameter, .timestamp(retry)])
    }
  }

  /// See ``DatedMonitorStore/pause(_:in:)``.
  public func pause(_ kind: MonitorKind, in realm: Realm) async throws(StoreError) {
    try await storing {
      _ = try await database.once(
        inScopeOf: realm.tenant.uuid, DatedMonitorStatements.pause, realm.parameters + [.text(kind.rawValue)])
    }
  }
}

extension MonitorKind {
  /// The check whose document the kind's date is read from.
  fileprivate var check: CheckType { self == .addressAge ? .proofOfAddress : .document }
}

extension DatedCustomer {
  fileprivate init(row: Row, kind: MonitorKind, keys: TenantKeys) throws {
    let applicant: ApplicantID = try row.decode("applicant_id")
    let document = try row.decodeIfPresent("check_id", as: UUID.self).flatMap { check in
      try row.opened(
        "details", of: applicant, object: check, label: .details, keys: keys, keyColumn: "document_key")?["extracted"]
    }
    let standing = try row.decodeIfPresent("standing_verification", as: UUID.self).map(VerificationID.init)
    let approved = try row.decodeIfPresent("approved_at", as: Date.self)
    self.init(
      monitor: try row.decode("id"), kind: kind, applicant: applicant, version: try row.decode("version"),
      progress: WatchProgress(
        anchor: try row.decodeIfPresent("anchor_at"),
        restsOn: try row.decodeIfPresent("rests_on", as: UUID.self).map(VerificationID.init),
        taken: try row.decodeIfPresent("taken_at"), asked: try row.decodeIfPresent("asked_at")),
      document: document.flatMap { $0 == .null ? nil : $0 },
      approval: standing.flatMap { verification in approved.map { (verification, $0) } })
  }

  fileprivate func advance(_ look: DatedLook, in realm: Realm) -> [Parameter] {
    let to = look.progress
    return [
      realm.tenant.parameter, monitor.parameter, .int(Int64(version)), .optional(to.anchor, Parameter.timestamp),
      .optional(to.restsOn) { $0.parameter }, .optional(to.taken, Parameter.timestamp),
      .optional(to.asked, Parameter.timestamp), .optional(look.nextAt, Parameter.timestamp),
      .optional(look.lapsesAt, Parameter.timestamp), .text(look.settings),
      .optional(progress.anchor, Parameter.timestamp), .optional(progress.taken, Parameter.timestamp),
    ]
  }

  /// What a merchant is told: what is watched and what was done, nothing of the person.
  fileprivate func event(_ alert: MonitorAlert, in realm: Realm, at now: Date) -> Command {
    EventStatements.write(
      EventDraft(
        type: .monitorAlerted, subject: monitor.uuid, verification: alert.verification, applicant: applicant,
        data: [
          "monitor_id": .string(monitor.description), "alert_id": .string(alert.id.description),
          "applicant_id": .string(applicant.description), "kind": .string(kind.rawValue),
          "action": .string(alert.action.rawValue), "verification_id": .optional(alert.verification?.description),
        ]),
      in: realm, by: Actor(Decider.monitoring.rawValue), at: now)
  }

  fileprivate func lapse(in realm: Realm, at now: Date) -> Command {
    EventStatements.write(
      EventDraft(
        type: .applicantLapsed, subject: applicant.uuid, applicant: applicant,
        data: ["applicant_id": .string(applicant.description), "monitor_id": .string(monitor.description)]),
      in: realm, by: Actor(Decider.monitoring.rawValue), at: now)
  }
}
