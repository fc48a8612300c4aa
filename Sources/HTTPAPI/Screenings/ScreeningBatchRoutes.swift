import Domain
import FoundationEssentials
import Workflows

/// `/v1/screenings/batches`: many names, each screened as `/v1/screenings` does, while nobody waits. For compliance
/// alone.
struct ScreeningBatchRoutes: Sendable {
  let batches: ScreenBatch
  let store: any ScreeningBatchStore
  let messages: Messages
  let cursors: CursorCodec

  var endpoints: [Endpoint] { [create, get, results] }

  private var create: Endpoint {
    Endpoint(
      method: "POST", path: "/v1/screenings/batches", operation: "createScreeningBatch",
      summary: "Screen up to 10,000 names: an array, or a line of JSON each; billed once a name.",
      access: .scope(.screeningsWrite), body: .list(of: .screeningRequest, atMost: ScreeningBatch.rowsMax),
      answers: [202: .json(.screeningBatch)],
      replay: { resource, request in try await answer(try .stored(resource), request, status: 202) }
    ) { request in
      let requests = try (request.body.elements ?? []).enumerated().map {
        try ScreeningRoutes.named($1, at: "/\($0)")
      }
      let id = try await batches.open(requests, for: try request.principal, by: try request.actor)
      return try await answer(id, request, status: 202)
    }
  }

  private var get: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/screenings/batches/{id}", operation: "getScreeningBatch",
      summary: "How far a batch is.", access: .scope(.screeningsRead), answers: [200: .json(.screeningBatch)]
    ) { request in
      try await answer(try request.id(), request, status: 200)
    }
  }

  private var results: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/screenings/batches/{id}/results", operation: "listScreeningBatchResults",
      summary: "What was screened of a batch so far, in the order of its names.", access: .scope(.screeningsRead),
      query: QueryParameter.page,
      answers: [
        200: .json(
          .page(
            .named(
              "ScreeningBatchResult",
              .object([
                .required("row", .integer(1...Int64(ScreeningBatch.rowsMax)), "The name's place in the batch."),
                .required("screening", .screening),
              ]))))
      ]
    ) { request in
      let after = try cursors.position(of: request, in: "batch-results").flatMap { Int($0) } ?? 0
      let results = try await store.results(
        of: try request.id(), after: after, limit: request.limit + 1, in: try request.realm)
      return try cursors.page(results, of: request, in: "batch-results", at: { String($0.number) }) {
        [
          "row": .integer(Int64($0.number)), "screening": try ScreeningRoutes.json($0.run, request, messages),
        ]
      }
    }
  }

  private func answer(_ id: ScreeningBatchID, _ request: APIRequest, status: Int) async throws -> APIResponse {
    let batch = try await store.batch(id, in: try request.realm)
    return .json(
      [
        "id": .string(id.description), "mode": .string(batch.realm.mode.rawValue),
        "state": .string(batch.state.rawValue), "rows": .integer(Int64(batch.rowCount)),
        "done": .integer(Int64(batch.doneCount)), "created_at": .string(batch.createdAt.rfc3339),
        "completed_at": .optional(batch.completedAt?.rfc3339),
      ], status: status
    ).with(.location, "/v1/screenings/batches/\(id)")
  }
}

extension Schema {
  /// A batch as it is read.
  static let screeningBatch = Schema.named(
    "ScreeningBatch",
    .object([
      .required("id", .id(ScreeningBatchID.self)), .required("mode", .values(Mode.self)),
      .required("state", .values(ScreeningBatch.State.self)),
      .required("rows", .integer(1...Int64(ScreeningBatch.rowsMax))),
      .required("done", .integer(0...Int64(ScreeningBatch.rowsMax)), "Names whose results are there."),
      .required("created_at", .instant), .required("completed_at", .nullable(.instant)),
    ]))
}
