import Domain
import FoundationEssentials
import PostgreSQL
import Sealing

extension PostgreSQLMonitorStore: DatedMonitorStore {
  /// See ``DatedMonitorStore/due(_:under:provedBy:in:at:real:limit:)``.
  public func due(
    _ kind: MonitorKind, under settings: String, provedBy checks: [CheckType], in realm: Realm, at now: Date,
    real: Date, limit: Int
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
          DatedMonitorStatements.customers,
          realm.parameters + [
            .uuidArray(ids), .text(kind.check.rawValue), .textArray(checks.map(\.rawValue)),
          ])
        return try await transaction.sound(rows, in: realm, until: real.addingTimeInterval(Self.damagedFor)) { row in
          try DatedCustomer(row: row, kind: kind, keys: keys)
        }
      }
    }
  }

  /// See ``DatedMonitorStore/record(_:of:in:at:)``.
  public func record(
    _ look: DatedLook, of customer: DatedCustomer, in realm: Realm, at real: Date
  ) async throws(StoreError) -> Bool {
    try await storing {
      let (tenant, applicant) = (realm.tenant.parameter, customer.applicant.parameter)
      let keys = try await vault.keys(of: realm.tenant, from: database)
      return try await database.inScope(of: realm.tenant.uuid) { transaction in
        let advanced = try await transaction.pipeline([
          Command(DatedMonitorStatements.hold, [tenant, applicant]),
          Command(DatedMonitorStatements.advance, customer.advance(look, in: realm)),
        ])[1]
        guard !advanced.isEmpty else { return false }
        guard let (alert, usage) = look.alert else { return true }
        var commands = [
          MonitorCommands.tie(alert, to: customer.monitor, in: realm), customer.event(alert, in: realm, at: real),
        ]
        commands += try usage.insertion(in: realm, keys: keys)
        if alert.action == .lapse {
          let lapsed = try await transaction.query(
            DatedMonitorStatements.lapse, [tenant, applicant, .timestamp(real)])
          if !lapsed.isEmpty { commands.append(customer.lapse(in: realm, at: real)) }
        }
        try await transaction.pipeline(commands)
        return true
      }
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
    var taken: WatchStep?
    if let at = try row.decodeIfPresent("taken_at", as: Date.self) {
      taken = WatchStep(at: at, action: try row.value("taken_action"))
    }
    var approval: Approval?
    if let proof = try row.decodeIfPresent("proof", as: UUID.self) {
      approval = Approval(
        verification: VerificationID(proof), at: try row.decode("proved_at"),
        carriesStanding: try row.decode("carries"))
    }
    self.init(
      monitor: try row.decode("id"), kind: kind, applicant: applicant, fence: try row.decode("fence"),
      progress: WatchProgress(
        anchor: try row.decodeIfPresent("anchor_at"),
        restsOn: try row.decodeIfPresent("rests_on", as: UUID.self).map(VerificationID.init), taken: taken,
        asked: try row.decodeIfPresent("asked_at")),
      standing: try row.value("standing"), document: document?.unlessNull, approval: approval)
  }

  fileprivate func advance(_ look: DatedLook, in realm: Realm) -> [Parameter] {
    let to = look.progress
    return [
      realm.tenant.parameter, monitor.parameter, .int(fence), .optional(to.anchor, Parameter.timestamp),
      .optional(to.restsOn) { $0.parameter }, .optional(to.taken?.at, Parameter.timestamp),
      .text(orNull: to.taken?.action.rawValue), .optional(to.asked, Parameter.timestamp),
      .optional(look.nextAt, Parameter.timestamp), .optional(look.lapsesAt, Parameter.timestamp),
      .text(look.settings),
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
