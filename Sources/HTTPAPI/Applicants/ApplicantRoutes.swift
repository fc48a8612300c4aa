import Domain
import FoundationEssentials
import Workflows

/// `/v1/applicants`.
struct ApplicantRoutes: Sendable {
  let store: any ApplicantStore
  let tenants: any TenantDirectory
  let cursors: CursorCodec
  let time: any TimeSource

  var endpoints: [Endpoint] { [create, list, get, update, export] + ApplicantDataRoutes(self).endpoints }

  private var create: Endpoint {
    Endpoint(
      method: "POST", path: "/v1/applicants", operation: "createApplicant",
      summary: "Make an applicant; the same `external_id` is the same applicant.", access: .scope(.applicantsWrite),
      body: .json(.applicantDraft), answers: [200: .json(.applicant), 201: .json(.applicant)],
      replay: { resource, request in try await one(try .stored(resource), request) }
    ) { request in
      let draft = ApplicantDraft(
        externalID: request.body["external_id"]?.text,
        declared: .object(request.body.members?.filter { !["external_id", "metadata"].contains($0.name) } ?? []),
        metadata: request.body.metadata)
      let made = try await store.create(draft, in: try request.realm, by: try request.actor, at: time.now)
      return try one(made, status: 201, request).with(.location, "/v1/applicants/\(made.id)")
    }
  }

  private var list: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/applicants", operation: "listApplicants", summary: "Applicants, newest first.",
      access: .scope(.applicantsRead),
      query: QueryParameter.page + [QueryParameter("external_id", .words(128), "Only with this name of yours.")],
      answers: [200: .json(.page(.applicant))]
    ) { request in
      let realm = try request.realm
      let after = try cursors.position(of: request, in: "applicants")
      let views = try await store.list(
        externalID: request.query["external_id"], after: after.flatMap { ApplicantID($0) }, limit: request.limit + 1,
        in: realm)
      let seesRisk = try Self.seesRisk(request)
      return try cursors.page(views, of: request, in: "applicants", at: \.id.description) {
        $0.json(withRisk: seesRisk)
      }
    }
  }

  private var get: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/applicants/{id}", operation: "getApplicant", summary: "One applicant.",
      access: .scope(.applicantsRead), answers: [200: .json(.applicant)]
    ) { request in
      try await one(try request.id(), request)
    }
  }

  private var update: Endpoint {
    Endpoint(
      method: "PATCH", path: "/v1/applicants/{id}", operation: "updateApplicant",
      summary: "Change the fields that are named; null clears one. A change is a new version.",
      access: .scope(.applicantsWrite),
      body: .json(.named("ApplicantChanges", .object(Schema.applicantFields + [.optional("metadata", .metadata)]))),
      answers: [200: .json(.applicant)]
    ) { request in
      let id: ApplicantID = try request.id()
      try await store.update(
        id, with: .object(request.body.members?.filter { $0.name != "metadata" } ?? []),
        metadata: request.body["metadata"] == nil ? nil : request.body.metadata,
        expecting: try request.expectedVersion, in: try request.realm, by: try request.actor, at: time.now)
      return try await one(id, request)
    }
  }

  private var export: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/applicants/{id}/export", operation: "exportApplicant",
      summary: "Everything that is held about a person (GDPR Article 15 and 20).", access: .scope(.applicantsRead),
      answers: [200: .json(.any)]
    ) { request in
      .json(try await store.export(try request.id(), in: try request.realm))
    }
  }

  func one(_ id: ApplicantID, _ request: APIRequest) async throws -> APIResponse {
    try one(try await store.view(id, in: try request.realm), status: 200, request)
  }

  private func one(_ view: ApplicantView, status: Int, _ request: APIRequest) throws -> APIResponse {
    .json(view.json(withRisk: try Self.seesRisk(request)), status: status).with(.eTag, "\"\(view.version)\"")
  }

  /// A rating may rest on what screening found: who does not see that does not see it.
  private static func seesRisk(_ request: APIRequest) throws -> Bool {
    try request.principal.scopes.contains(.screeningsRead)
  }
}

extension Identifier {
  /// Reads what an idempotency key was bound to.
  static func stored(_ resource: some StringProtocol) throws -> Self {
    guard let id = Self(String(resource)) else { throw StoreError.damaged }
    return id
  }
}

extension JSON {
  /// The string pairs of `metadata`.
  var metadata: [String: String] {
    (self["metadata"]?.members ?? []).reduce(into: [:]) { $0[$1.name] = $1.value.text }
  }
}

extension ApplicantView {
  /// The wire form.
  func json(withRisk seesRisk: Bool) -> JSON {
    let record = self.record.json.members ?? []
    return .object(
      [
        JSON.Member("id", .string(id.description)), JSON.Member("mode", .string(mode.rawValue)),
        JSON.Member("external_id", .optional(externalID)),
      ] + record + [
        JSON.Member(
          "metadata", .object(metadata.sorted { $0.key < $1.key }.map { JSON.Member($0.key, .string($0.value)) })),
        JSON.Member("standing", .string(standing.rawValue)),
        JSON.Member("standing_verification_id", .optional(standingVerification?.description)),
        JSON.Member("valid_until", .optional(validUntil?.rfc3339)),
        JSON.Member("risk", (seesRisk ? risk?.json : nil) ?? .null),
        JSON.Member("resource_version", .integer(Int64(version))),
        JSON.Member("created_at", .string(createdAt.rfc3339)), JSON.Member("updated_at", .string(updatedAt.rfc3339)),
        JSON.Member("relationship_ended_at", .optional(relationshipEndedAt?.rfc3339)),
        JSON.Member("erased_at", .optional(erasedAt?.rfc3339)),
      ])
  }
}

extension Schema {
  /// A new applicant.
  static let applicantDraft = Schema.named(
    "ApplicantDraft",
    .object([.optional("external_id", .words(128))] + Schema.applicantFields + [.optional("metadata", .metadata)]))

  /// An applicant as it is read.
  static let applicant = Schema.named(
    "Applicant",
    .object(
      [
        .required("id", .id(ApplicantID.self)), .required("mode", .values(Mode.self)),
        .required("external_id", .nullable(.words(128))),
      ]
        + Schema.applicantFields.map { .required($0.name, $0.schema) } + [
          .required("metadata", .metadata), .required("standing", .values(Standing.self)),
          .required("standing_verification_id", .nullable(.id(VerificationID.self))),
          .required("valid_until", .nullable(.instant)), .required("risk", .nullable(.risk)),
          .required("resource_version", .integer(1...1_000_000)),
          .required("created_at", .instant), .required("updated_at", .instant),
          .required("relationship_ended_at", .nullable(.instant)), .required("erased_at", .nullable(.instant)),
        ]))

  /// How risky a customer is; null without the scope `screenings:read`, where the tenant rates nobody, and before the
  /// first verification was ruled on.
  static let risk = Schema.named(
    "CustomerRisk",
    .object([
      .required("rating", .values(RiskRating.self)), .required("points", .integer(0...1_000_000)),
      .required(
        "factors",
        .array(
          .object([
            .required("kind", .values(RiskFactor.Kind.self)), .required("value", .text(TextRule(0...500))),
            .required("points", .integer(0...Int64(RiskPolicy.points.upperBound))),
          ]), 0...16)),
      .required("due_diligence", .choice(["standard", "enhanced"])),
      .required("policy_version", .integer(1...1_000_000)),
    ]))
}
