import Domain
import FoundationEssentials

/// `/v1/events` and `/v1/audit-log`.
struct EventRoutes: Sendable {
  let stream: any EventStream
  let audit: any AuditLog
  let cursors: CursorCodec

  var endpoints: [Endpoint] { [events, log] }

  private var events: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/events", operation: "listEvents",
      summary: "The event stream, gap-free and in order: go on with the last `tenant_seq` you have.",
      access: .scope(.eventsRead),
      query: [
        QueryParameter("after", .integer(0...Int64.max), "The last `tenant_seq` you have; 0 unless told."),
        QueryParameter("limit", .integer(1...100), "Most events; 20 unless told."),
      ],
      answers: [200: .json(.object([.required("data", .array(.event, 0...100)), .required("has_more", .boolean)]))]
    ) { request in
      let after = request.query["after"].flatMap { Int64($0) } ?? 0
      let events = try await stream.events(after: after, limit: request.limit + 1, in: try request.realm)
      return .json([
        "data": .array(events.prefix(request.limit).map(\.json)), "has_more": .bool(events.count > request.limit),
      ])
    }
  }

  private var log: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/audit-log", operation: "listAuditLog",
      summary: "Who read or changed what, newest first.", access: .scope(.tenantAdmin), query: QueryParameter.page,
      answers: [
        200: .json(
          .page(
            .named(
              "AuditEntry",
              .object([
                .required("id", .id(AuditID.self)), .required("at", .instant), .required("actor", .words(100)),
                .required("action", .words(100)), .required("resource", .words(100)),
                .required("request_id", .text(TextRule(0...100))),
              ]))))
      ]
    ) { request in
      let realm = try request.realm
      let after = try cursors.position(of: request, in: "audit")
      let entries = try await audit.entries(after: after.flatMap { AuditID($0) }, limit: request.limit + 1, in: realm)
      return try cursors.page(entries, of: request, in: "audit", at: \.id.description, \.json)
    }
  }
}

extension AuditEntry {
  /// The wire form.
  fileprivate var json: JSON {
    [
      "id": .string(id.description), "at": .string(at.rfc3339), "actor": .string(actor), "action": .string(action),
      "resource": .string(resource), "request_id": .string(requestID),
    ]
  }
}
