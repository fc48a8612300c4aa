import Domain
import Workflows

/// `/v1/decisions/{id}/replays` and `/v1/replays`: decisions made again. For those who read the log.
struct ReplayRoutes: Sendable {
  let store: any ReplayStore
  let signals: JobSignals
  let time: any TimeSource

  var endpoints: [Endpoint] { [create, get] }

  private var create: Endpoint {
    Endpoint(
      method: "POST", path: "/v1/decisions/{id}/replays", operation: "createReplay",
      summary: "Make a decision again from what it rested on; nothing is changed, asked of a provider, or billed.",
      access: .scope(.logRead), answers: [202: .json(.replay)],
      replay: { resource, request in try await answer(try .stored(resource), request, status: 202) }
    ) { request in
      let (decision, realm): (DecisionID, Realm) = (try request.id(), try request.realm)
      let id = ReplayID(at: time.now)
      try await store.open(id, of: decision, in: realm, by: try request.actor, at: time.now)
      signals.announce(.bulk, realm.tenant)
      return try await answer(id, request, status: 202)
    }
  }

  private var get: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/replays/{id}", operation: "getReplay",
      summary: "Whether a replay gave the same result, bit for bit, and what of its inputs drifted.",
      access: .scope(.logRead), answers: [200: .json(.replay)]
    ) { request in try await answer(try request.id(), request, status: 200) }
  }

  private func answer(_ id: ReplayID, _ request: APIRequest, status: Int) async throws -> APIResponse {
    .json(try await store.replay(id, in: try request.realm).wire, status: status).with(.location, "/v1/replays/\(id)")
  }
}

extension DecisionReplay {
  /// The wire form.
  fileprivate var wire: JSON {
    [
      "id": .string(id.description), "mode": .string(realm.mode.rawValue),
      "decision_id": .string(decision.description), "verification_id": .string(verification.description),
      "state": .string(state.rawValue), "result": .optional(outcome?.result.rawValue),
      "original_digest": .optional(outcome?.original?.hexadecimal),
      "replayed_digest": .optional(outcome?.replayed?.hexadecimal),
      "inputs": .array(
        (outcome?.inputs ?? []).map { input in
          [
            "input": .string(input.kind.rawValue), "check_id": .optional(input.check?.description),
            "name": .optional(input.name), "state": .string(input.state.rawValue), "code": .optional(input.code),
          ]
        }),
      "created_at": .string(createdAt.rfc3339), "completed_at": .optional(completedAt?.rfc3339),
    ]
  }
}

extension Schema {
  /// A replay as it is read.
  fileprivate static let replay = Schema.named(
    "Replay",
    .object([
      .required("id", .id(ReplayID.self)), .required("mode", .values(Mode.self)),
      .required("decision_id", .id(DecisionID.self)), .required("verification_id", .id(VerificationID.self)),
      .required("state", .values(DecisionReplay.State.self)),
      .required("result", .nullable(.values(DecisionReplay.Result.self)), "Null until it is complete."),
      .required("original_digest", .nullable(.words(64)), "HMAC of the canonical result as it was decided."),
      .required("replayed_digest", .nullable(.words(64)), "The same of the replay; null where it could not be made."),
      .required("inputs", .array(.replayInput, 0...1000), "What the decision rested on."),
      .required("created_at", .instant), .required("completed_at", .nullable(.instant)),
    ]))

  private static let replayInput = Schema.named(
    "ReplayInput",
    .object([
      .required("input", .values(ReplayInput.Kind.self)),
      .required("check_id", .nullable(.id(CheckID.self)), "Null for the decision itself."),
      .required("name", .nullable(.words(200)), "Which one, such as a list's slug."),
      .required("state", .values(ReplayInput.State.self)),
      .required("code", .nullable(.choice(ReplayInput.codes)), "What drifted; null where nothing did."),
    ]))
}
