import Domain
import FoundationEssentials

/// `/v1/monitors`: who is watched after being verified. What an alert found is in the verification that it began.
struct MonitorRoutes: Sendable {
  let store: any MonitorStore
  let tenants: any TenantDirectory
  let cursors: CursorCodec

  var endpoints: [Endpoint] { [list] }

  private var list: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/monitors", operation: "listMonitors",
      summary: "Who is watched, with the verifications that alerts began. For compliance alone.",
      access: .scope(.monitorsRead),
      query: QueryParameter.page + [
        QueryParameter("applicant_id", .id(ApplicantID.self), "Only of this applicant.")
      ],
      answers: [
        200: .json(
          .page(
            .named(
              "Monitor",
              .object([
                .required("id", .id(MonitorID.self)), .required("mode", .values(Mode.self)),
                .required("applicant_id", .id(ApplicantID.self)), .required("kind", .values(MonitorKind.self)),
                .required("status", .choice(["watching", "paused", "ended"])),
                .required("alerts", .array(.id(VerificationID.self), 0...Monitor.alertsMax)),
                .required("created_at", .instant), .required("ended_at", .nullable(.instant)),
              ]))))
      ]
    ) { request in
      // An alert is a screening hit: who does not see these does not see that there was one.
      let seesAlerts = try request.principal.scopes.contains(.screeningsRead)
      let isOn = try await tenants.tenant(try request.realm.tenant).policy.monitoring.screening
      let monitors = try await store.monitors(
        of: request.queryID("applicant_id"), in: try request.realm,
        after: try cursors.position(of: request, in: "monitors").flatMap { MonitorID($0) }, limit: request.limit + 1)
      return try cursors.page(monitors, of: request, in: "monitors", at: \.id.description) {
        $0.json(isOn: isOn, withAlerts: seesAlerts)
      }
    }
  }
}

extension Monitor {
  /// The wire form; `paused` where the tenant's policy does not ask for it.
  fileprivate func json(isOn: Bool, withAlerts: Bool) -> JSON {
    [
      "id": .string(id.description), "mode": .string(realm.mode.rawValue),
      "applicant_id": .string(applicant.description), "kind": .string(kind.rawValue),
      "status": endedAt != nil ? "ended" : isOn ? "watching" : "paused",
      "alerts": .array(withAlerts ? alerts.map { .string($0.description) } : []),
      "created_at": .string(createdAt.rfc3339), "ended_at": .optional(endedAt?.rfc3339),
    ]
  }
}
