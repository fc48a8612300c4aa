import Domain
import FoundationEssentials

/// `/v1/usage` and `/v1/usage-events`.
struct UsageRoutes: Sendable {
  let ledger: any UsageLedger
  let reports: any UsageReporting
  let tenants: any TenantDirectory
  let cursors: CursorCodec
  let time: any TimeSource

  var endpoints: [Endpoint] { [summary, events] }

  static let money = Schema.text(TextRule(1...40, pattern: "^-?[0-9]+(\\.[0-9]+)?$"))

  static let usageEvent = Schema.named(
    "UsageEvent",
    .object([
      .required("id", .id(UsageID.self)), .required("tenant_seq", .nullable(.integer(1...Int64.max))),
      .required("meter", .words(100)), .required("check_id", .nullable(.id(CheckID.self))),
      .required("verification_id", .nullable(.id(VerificationID.self))),
      .required("applicant_id", .nullable(.id(ApplicantID.self))),
      .required("screening_id", .nullable(.id(ScreeningID.self))),
      .required("alert_id", .nullable(.id(AlertID.self))),
      .required("key_id", .nullable(.id(KeyID.self))), .required("outcome", .nullable(.values(CheckOutcome.self))),
      .required("billable", .boolean), .required("reason", .nullable(.values(FreeReason.self))),
      .required("unit_price", money), .required("currency", .text(TextRule(3...3))),
      .required("price_book_version", .words(100)), .required("dimensions", .metadata),
      .required("occurred_at", .instant),
    ]))

  private var summary: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/usage", operation: "getUsage",
      summary: "Usage of a half-open time, grouped; the running period unless told.", access: .scope(.usageRead),
      query: [
        QueryParameter("from", .instant, "Start; the running period's unless told."),
        QueryParameter("to", .instant, "End, not included; now unless told."),
        QueryParameter(
          "group_by", .words(200), "Comma-separated: meter, day, key, outcome, metadata.<key>; meter unless told."),
      ],
      answers: [
        200: .json(
          .named(
            "Usage",
            .object([
              .required("from", .instant), .required("to", .instant), .required("group_by", .array(.words(100), 0...8)),
              .required(
                "groups",
                .array(
                  .object([
                    .required("values", .map(.nullable(.text(TextRule(0...500))), atMost: 8)),
                    .required("count", .integer(0...Int64.max)), .required("billable_count", .integer(0...Int64.max)),
                    .required("amount", Self.money),
                    .required("amount_estimate_minor", .integer(Int64.min...Int64.max)),
                    .required("currency", .text(TextRule(3...3))),
                  ]), 0...100_000)),
              .required("amount_estimate_minor", .integer(Int64.min...Int64.max)),
              .required("currency", .text(TextRule(3...3))),
            ])))
      ]
    ) { request in
      let dimensions = (request.query["group_by"] ?? "meter").split(separator: ",").map(String.init)
      let report = try await reports.usage(
        from: request.query["from"].flatMap { Date(rfc3339: $0) },
        to: request.query["to"].flatMap { Date(rfc3339: $0) },
        by: dimensions, in: try request.realm, at: time.now)
      guard let report else {
        throw Problem.invalid([FieldError(pointer: "/group_by", code: "choice", detail: "names an unknown dimension")])
      }
      return .json(report)
    }
  }

  private var events: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/usage-events", operation: "listUsageEvents",
      summary:
        "Every usage event in the order of `tenant_seq`; those of the last second, still without one, at the end.",
      access: .scope(.usageRead),
      query: QueryParameter.page + [
        QueryParameter("from", .instant, "Start; everything unless told."),
        QueryParameter("to", .instant, "End, not included; now unless told."),
      ], answers: [200: .json(.page(Self.usageEvent))]
    ) { request in
      let realm = try request.realm
      let after = try cursors.position(of: request, in: "usage").flatMap { UsagePosition($0) }
      let events = try await ledger.events(
        UsageQuery(
          from: request.query["from"].flatMap { Date(rfc3339: $0) } ?? Date(timeIntervalSince1970: 0),
          to: request.query["to"].flatMap { Date(rfc3339: $0) } ?? time.now.addingTimeInterval(1),
          after: after, limit: request.limit + 1), in: realm)
      let numbered = events.last { $0.sequence != nil }.map { UsagePosition(behind: $0, before: after) } ?? after
      return try cursors.page(
        events, of: request, in: "usage", at: { UsagePosition(behind: $0, before: numbered).description }, \.json)
    }
  }
}

extension UsageEvent {
  /// The wire form.
  var json: JSON {
    let id = JSON.Member("id", .string(id.description))
    return .object(
      [id] + subject.members + [
        JSON.Member("tenant_seq", sequence.map(JSON.integer) ?? .null), JSON.Member("meter", .string(meter)),
        JSON.Member("key_id", .optional(key?.description)), JSON.Member("outcome", .optional(outcome?.rawValue)),
        JSON.Member("billable", .bool(isBillable)), JSON.Member("reason", .optional(freeBecause?.rawValue)),
        JSON.Member("unit_price", .string(unitPrice)), JSON.Member("currency", .string(currency)),
        JSON.Member("price_book_version", .string(priceBook)),
        JSON.Member(
          "dimensions",
          .object(dimensions.sorted { $0.key < $1.key }.map { JSON.Member($0.key, .string($0.value)) })),
        JSON.Member("occurred_at", .string(occurredAt.rfc3339)),
      ])
  }
}

extension UsageSubject {
  /// What was done, the rest null.
  fileprivate var members: [JSON.Member] {
    var (check, verification, applicant, screening, alert): (String?, String?, String?, String?, String?)
    switch self {
    case .check(let id, let whole, let person):
      (check, verification, applicant) = (id.description, whole.description, person.description)
    case .screening(let id): screening = id.description
    case .alert(let id, let person): (alert, applicant) = (id.description, person.description)
    }
    return [
      JSON.Member("check_id", .optional(check)), JSON.Member("verification_id", .optional(verification)),
      JSON.Member("applicant_id", .optional(applicant)), JSON.Member("screening_id", .optional(screening)),
      JSON.Member("alert_id", .optional(alert)),
    ]
  }
}
