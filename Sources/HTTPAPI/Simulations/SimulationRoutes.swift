import Domain
import FoundationEssentials
import Workflows

/// `/v1/tenant/policy/simulations`: drafts tried on what was judged and used.
struct SimulationRoutes: Sendable {
  let simulating: SimulatePolicy
  let store: any SimulationStore
  let tenants: any TenantDirectory
  let judges: DraftJudges
  let cursors: CursorCodec

  var endpoints: [Endpoint] { [create, get, flips] }

  private var create: Endpoint {
    Endpoint(
      method: "POST", path: "/v1/tenant/policy/simulations", operation: "createPolicySimulation",
      summary: "Try a draft policy, a draft price book, or both on a past window of at most 366 days.",
      access: .scope(.tenantAdmin),
      body: .json(
        .named(
          "PolicySimulationDraft",
          .object([
            .required("from", .instant, "Included."), .required("to", .instant, "Not included."),
            .optional("policy", .nullable(.map(.any, atMost: 64)), "As of PUT /v1/tenant/policy."),
            .optional("price_book", .nullable(.map(.any, atMost: 64)), "As the operator's files have them."),
          ]))),
      answers: [202: .json(.simulation)],
      replay: { resource, request in try await answer(try .stored(resource), request, status: 202) }
    ) { request in
      guard let from = request.body["from"]?.text.flatMap({ Date(rfc3339: $0) }),
        let to = request.body["to"]?.text.flatMap({ Date(rfc3339: $0) })
      else { throw Problem.notFound }
      let (policy, book) = (Self.draft("policy", in: request.body), Self.draft("price_book", in: request.body))
      guard policy != nil || book != nil else {
        throw Problem.invalid([FieldError(pointer: "/policy", code: "missing", detail: "or price_book is there")])
      }
      try await judge(policy, book, in: try request.realm)
      let id = try await simulating.open(
        SimulatePolicy.Request(from: from, to: to, policy: policy, priceBook: book), for: try request.principal,
        by: try request.actor)
      return try await answer(id, request, status: 202)
    }
  }

  private var get: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/tenant/policy/simulations/{id}", operation: "getPolicySimulation",
      summary: "How far a simulation is, and what came of it.", access: .scope(.tenantAdmin),
      answers: [200: .json(.simulation)]
    ) { request in try await answer(try request.id(), request, status: 200) }
  }

  private var flips: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/tenant/policy/simulations/{id}/flips", operation: "listPolicySimulationFlips",
      summary: "Verifications whose verdict would be another, by when it was given; the first 1,000.",
      access: .scope(.tenantAdmin), query: QueryParameter.page,
      answers: [
        200: .json(
          .page(
            .named(
              "SimulatedFlip",
              .object([
                .required("ruling_id", .id(RulingID.self)), .required("verification_id", .id(VerificationID.self)),
                .required("from", .values(PolicyVerdict.Kind.self)), .required("to", .values(PolicyVerdict.Kind.self)),
              ]))))
      ]
    ) { request in
      let simulation = try await seen(try request.id(), request)
      let list = "flips-\(simulation.id)"
      let after = try cursors.position(of: request, in: list).flatMap { RulingID($0) }
      let flips = try await store.flips(
        of: simulation.id, after: after, limit: request.limit + 1, in: simulation.realm)
      return try cursors.page(flips, of: request, in: list, at: \.ruling.description) { flip in
        [
          "ruling_id": .string(flip.ruling.description), "verification_id": .string(flip.verification.description),
          "from": .string(flip.flip.from.rawValue), "to": .string(flip.flip.to.rawValue),
        ]
      }
    }
  }

  private static func draft(_ name: String, in body: JSON) -> JSON? { body[name]?.unlessNull }

  /// What could not be published cannot be tried.
  private func judge(_ policy: JSON?, _ book: JSON?, in realm: Realm) async throws {
    var errors: [FieldError] = []
    if let policy {
      let current = try await tenants.document(of: realm.tenant)
      errors += judges.policy(policy, current.document).map {
        FieldError(pointer: "/policy" + $0.pointer, code: $0.code, detail: $0.detail)
      }
    }
    if let book {
      errors += judges.priceBook(book).map {
        FieldError(pointer: "/price_book" + $0.pointer, code: $0.code, detail: $0.detail)
      }
    }
    guard errors.isEmpty else { throw Problem.invalid(Array(errors.prefix(20))) }
  }

  /// A simulation in which screening counts is not there for whoever may not read screenings.
  private func seen(_ id: SimulationID, _ request: APIRequest) async throws -> PolicySimulation {
    let simulation = try await store.simulation(id, in: try request.realm)
    guard try !simulation.withScreening || request.principal.scopes.contains(.screeningsRead) else {
      throw Problem.notFound
    }
    return simulation
  }

  private func answer(_ id: SimulationID, _ request: APIRequest, status: Int) async throws -> APIResponse {
    .json(try await seen(id, request).wire, status: status).with(.location, "/v1/tenant/policy/simulations/\(id)")
  }
}

/// Says what is wrong with drafts.
public struct DraftJudges: Sendable {
  let policy: PolicyJudge
  let priceBook: @Sendable (JSON) -> [(pointer: String, code: String, detail: String)]

  /// Judges of a policy's document (and the one in force) and of a price book; both empty where nothing is wrong.
  public init(
    policy: @escaping PolicyJudge,
    priceBook: @escaping @Sendable (JSON) -> [(pointer: String, code: String, detail: String)]
  ) {
    self.policy = policy
    self.priceBook = priceBook
  }
}

extension PolicySimulation {
  /// The wire form.
  fileprivate var wire: JSON {
    let answer = counts.answer
    return [
      "id": .string(id.description), "mode": .string(realm.mode.rawValue), "state": .string(state.rawValue),
      "from": .string(from.rfc3339), "to": .string(to.rfc3339), "with_screening": .bool(withScreening),
      "judged": .integer(counts.judged), "unjudged": .integer(counts.unjudged), "flipped": .integer(counts.flipped),
      "flips": counts.flipsJSON, "review_hours": answer?["review_hours"] ?? .null, "cost": answer?["cost"] ?? .null,
      "not_simulated": answer?["not_simulated"] ?? .array([]), "created_at": .string(createdAt.rfc3339),
      "completed_at": .optional(completedAt?.rfc3339),
    ]
  }
}

extension Schema {
  /// A simulation as it is read.
  fileprivate static let simulation = Schema.named(
    "PolicySimulation",
    .object([
      .required("id", .id(SimulationID.self)), .required("mode", .values(Mode.self)),
      .required("state", .values(PolicySimulation.State.self)), .required("from", .instant), .required("to", .instant),
      .required("with_screening", .boolean, "Whether screening counts: for who may read it."),
      .required("judged", .integer(0...Int64.max), "Rulings that were judged under both."),
      .required("unjudged", .integer(0...Int64.max), "Rulings whose facts are gone."),
      .required("flipped", .integer(0...Int64.max)),
      .required(
        "flips",
        .array(
          .object([
            .required("from", .values(PolicyVerdict.Kind.self)), .required("to", .values(PolicyVerdict.Kind.self)),
            .required("count", .integer(1...Int64.max)),
          ]), 0...12)),
      .required(
        "review_hours",
        .nullable(
          .object([
            .required("current", .nullable(.number(0...1e9)), "Null where no review was measured in the window."),
            .required("draft", .nullable(.number(0...1e9))),
            .required("measured_items", .integer(0...Int64.max)),
          ])), "Expected, at what reviews of the window took from claim to decision."),
      .required("cost", .nullable(.simulatedCost), "Null until it is complete."),
      .required("not_simulated", .array(.words(64), 0...32), "Parts of the draft that differ and were not tried."),
      .required("created_at", .instant), .required("completed_at", .nullable(.instant)),
    ]))

  private static let simulatedCost = Schema.named(
    "SimulatedCost",
    .object([
      .required("currency", .words(3)),
      .required(
        "months",
        .array(
          .object([
            .required("period", .words(7)), .required("current", simulatedSums),
            .required("draft", .nullable(simulatedSums)),
          ]), 0...14)),
      .required("current_total_minor", .integer(Int64.min...Int64.max)),
      .required("draft_total_minor", .nullable(.integer(Int64.min...Int64.max)), "Null where a meter has no price."),
      .required("unpriced_meters", .array(.words(64), 0...64), "Meters in use that the draft has no price for."),
    ]))

  private static let simulatedSums = Schema.object([
    .required("net_minor", .integer(Int64.min...Int64.max)), .required("tax_minor", .integer(Int64.min...Int64.max)),
    .required("total_minor", .integer(Int64.min...Int64.max)),
  ])
}
