import Domain
import FoundationEssentials

/// `/v1/monitors`: who is watched after being verified, and the clock of test mode. What an alert of lists found is in
/// the verification that it began.
struct MonitorRoutes: Sendable {
  let store: any MonitorStore
  let clocks: any TestClocks
  let tenants: any TenantDirectory
  let cursors: CursorCodec
  let time: any TimeSource

  var endpoints: [Endpoint] { [list, clock, moveClock, removeClock] }

  private var list: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/monitors", operation: "listMonitors",
      summary: "Who is watched, and what each watch gave. Alerts of lists are for compliance alone.",
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
                .required("next_at", .nullable(.instant)),
                .required("alerts", .array(Self.alert, 0...Monitor.alertsMax)),
                .required("created_at", .instant), .required("ended_at", .nullable(.instant)),
              ]))))
      ]
    ) { request in
      // An alert of lists is a screening hit: who does not see these does not see that there was one.
      let seesHits = try request.principal.scopes.contains(.screeningsRead)
      let policy = try await tenants.tenant(try request.realm.tenant).policy.monitoring
      let monitors = try await store.monitors(
        of: request.queryID("applicant_id"), in: try request.realm,
        after: try cursors.position(of: request, in: "monitors").flatMap { MonitorID($0) }, limit: request.limit + 1)
      return try cursors.page(monitors, of: request, in: "monitors", at: \.id.description) {
        $0.json(isOn: policy.watches($0.kind), withAlerts: seesHits || $0.kind != .screening)
      }
    }
  }

  private static let alert = Schema.named(
    "MonitorAlert",
    .object([
      .required("id", .id(AlertID.self)), .required("action", .values(MonitorAction.self)),
      .required("verification_id", .nullable(.id(VerificationID.self))), .required("created_at", .instant),
    ]))

  private static let testClock = Schema.named(
    "TestClock", .object([.required("now", .instant), .required("stands_still", .boolean)]))

  private var clock: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/test-clock", operation: "getTestClock",
      summary: "The time by which test mode is monitored. For test keys alone.", access: .scope(.monitorsRead),
      answers: [200: .json(Self.testClock)]
    ) { request in try await state(of: try Self.testTenant(request)) }
  }

  private var moveClock: Endpoint {
    Endpoint(
      method: "PUT", path: "/v1/test-clock", operation: "moveTestClock",
      summary: "Set the clock of test mode, forwards alone; what is due by then is done within seconds.",
      access: .scope(.monitorsWrite),
      body: .json(.named("TestClockMove", .object([.required("now", .instant)]))), answers: [200: .json(Self.testClock)]
    ) { request in
      let tenant = try Self.testTenant(request)
      guard let now = request.body["now"]?.text.flatMap({ Date(rfc3339: $0) }) else { throw Problem.notFound }
      do {
        try await clocks.move(tenant, to: now, by: try request.actor, at: time.now)
      } catch StoreError.stale {
        throw Problem.invalid([
          FieldError(pointer: "/now", code: "past", detail: "must not lie before the time that the clock stands at")
        ])
      }
      return try await state(of: tenant)
    }
  }

  private var removeClock: Endpoint {
    Endpoint(
      method: "DELETE", path: "/v1/test-clock", operation: "removeTestClock",
      summary: "Monitor test mode by the time there is again. What was done is not undone.",
      access: .scope(.monitorsWrite), answers: [204: .empty]
    ) { request in
      try await clocks.remove(try Self.testTenant(request), by: try request.actor, at: time.now)
      return APIResponse.noContent
    }
  }

  private func state(of tenant: TenantID) async throws -> APIResponse {
    let now = try await clocks.now(of: tenant)
    return .json(["now": .string((now ?? time.now).rfc3339), "stands_still": .bool(now != nil)])
  }

  /// Live customers age by the time there is: no key moves that.
  private static func testTenant(_ request: APIRequest) throws -> TenantID {
    let realm = try request.realm
    guard realm.mode == .test else { throw Problem.notFound }
    return realm.tenant
  }
}

extension Monitor {
  /// The wire form; `paused` where the tenant's policy does not ask for it.
  fileprivate func json(isOn: Bool, withAlerts: Bool) -> JSON {
    [
      "id": .string(id.description), "mode": .string(realm.mode.rawValue),
      "applicant_id": .string(applicant.description), "kind": .string(kind.rawValue),
      "status": endedAt != nil ? "ended" : isOn ? "watching" : "paused", "next_at": .optional(nextAt?.rfc3339),
      "alerts": .array(withAlerts ? alerts.map(\.json) : []),
      "created_at": .string(createdAt.rfc3339), "ended_at": .optional(endedAt?.rfc3339),
    ]
  }
}

extension MonitorAlert {
  fileprivate var json: JSON {
    [
      "id": .string(id.description), "action": .string(action.rawValue),
      "verification_id": .optional(verification?.description), "created_at": .string(createdAt.rfc3339),
    ]
  }
}
