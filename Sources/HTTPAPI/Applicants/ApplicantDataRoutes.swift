import Domain
import FoundationEssentials

/// What the law asks for: consents, the end of a relationship, holds and erasure.
struct ApplicantDataRoutes: Sendable {
  private let base: ApplicantRoutes

  init(_ base: ApplicantRoutes) { self.base = base }

  var endpoints: [Endpoint] { [listConsents, addConsents, relationship, hold, release, erase, standing] }

  private static let consents = Schema.object([
    .required(
      "data",
      .array(
        .object([
          .required("id", .id(ConsentID.self)), .required("purpose", .values(ConsentPurpose.self)),
          .required("granted", .boolean), .required("granted_at", .instant), .required("text_version", .words(64)),
          .required("language", .language),
        ]), 0...200))
  ])

  private var listConsents: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/applicants/{id}/consents", operation: "listConsents",
      summary: "What a person agreed to, newest first.", access: .scope(.applicantsRead),
      answers: [200: .json(Self.consents)]
    ) { request in try await consents(of: try request.id(), request) }
  }

  private var addConsents: Endpoint {
    Endpoint(
      method: "POST", path: "/v1/applicants/{id}/consents", operation: "addConsents",
      summary: "Record consents; a withdrawn biometric one destroys the biometric data at once.",
      access: .scope(.applicantsWrite),
      body: .json(.named("Consents", .object([.required("consents", .array(.consent, 1...10))]))),
      answers: [200: .json(Self.consents)],
      replay: { _, request in try await consents(of: try request.id(), request) }
    ) { request in
      let id: ApplicantID = try request.id()
      try await base.store.record(
        request.body["consents"]?.elements?.compactMap(Consent.init) ?? [], of: id, in: try request.realm,
        by: try request.actor, at: base.time.now)
      return try await consents(of: id, request)
    }
  }

  private var relationship: Endpoint {
    Endpoint(
      method: "POST", path: "/v1/applicants/{id}/relationship", operation: "endRelationship",
      summary: "The business relationship ended: retention clocks start.", access: .scope(.applicantsWrite),
      body: .json(.named("RelationshipEnd", .object([.required("ended_at", .instant)]))),
      answers: [200: .json(.applicant)],
      replay: { _, request in try await base.one(try request.id(), request) }
    ) { request in
      let id: ApplicantID = try request.id()
      guard let end = request.body["ended_at"]?.text.flatMap({ Date(rfc3339: $0) }), end <= base.time.now else {
        throw Problem.invalid([FieldError(pointer: "/ended_at", code: "future", detail: "must not lie in the future")])
      }
      try await base.store.endRelationship(
        of: id, ended: end, in: try request.realm, by: try request.actor, at: base.time.now)
      return try await base.one(id, request)
    }
  }

  private static let holdSchema = Schema.object([.required("id", .id(HoldID.self))])

  private var hold: Endpoint {
    Endpoint(
      method: "POST", path: "/v1/applicants/{id}/holds", operation: "placeHold",
      summary: "A legal hold: nothing is erased until it is released.", access: .scope(.applicantsWrite),
      body: .json(
        .named(
          "HoldRequest",
          .object([.required("reason_code", .choice(["litigation", "authority_request", "investigation"]))]))),
      answers: [201: .json(Self.holdSchema)],
      replay: { resource, _ in .json(["id": .string(resource)], status: 201) }
    ) { request in
      let hold = try await base.store.hold(
        try request.id(), reasonCode: request.body["reason_code"]?.text ?? "", in: try request.realm,
        by: try request.actor, at: base.time.now)
      return .json(["id": .string(hold.description)], status: 201)
    }
  }

  private var release: Endpoint {
    Endpoint(
      method: "DELETE", path: "/v1/applicants/{id}/holds/{hold_id}", operation: "releaseHold",
      summary: "Release a legal hold.", access: .scope(.applicantsWrite), answers: [204: .empty]
    ) { request in
      try await base.store.release(
        try request.id("hold_id"), of: try request.id(), in: try request.realm, by: try request.actor, at: base.time.now
      )
      return .noContent
    }
  }

  private var erase: Endpoint {
    Endpoint(
      method: "DELETE", path: "/v1/applicants/{id}", operation: "eraseApplicant",
      summary: "Erase a person: every key is destroyed. 409 with `erasable_at` while the law asks to keep the data.",
      access: .scope(.applicantsWrite),
      answers: [
        200: .json(
          .named(
            "ErasureReceipt",
            .object([
              .required("id", .id(ReceiptID.self)), .required("applicant_id", .id(ApplicantID.self)),
              .required("classes", .array(.values(DataClass.self), 1...5)),
              .required("evidence_count", .integer(0...100_000)), .required("at", .instant),
            ])))
      ]
    ) { request in
      let (id, realm, now): (ApplicantID, Realm, Date) = (try request.id(), try request.realm, base.time.now)
      guard let state = try await base.store.retention(of: id, in: realm) else { throw Problem.notFound }
      let policy = try await base.tenants.tenant(realm.tenant).policy
      if realm.mode == .live, let end = RetentionRules.erasableAt(state, under: policy.retention, at: now) {
        var problem = Problem.conflict("retention.obligation", "The law asks to keep the data until \(end.rfc3339).")
        problem.errors = [FieldError(pointer: "", code: "erasable_at", detail: end.rfc3339)]
        throw problem
      }
      let receipt = try await base.store.erase(
        id, classes: Set(DataClass.allCases), cause: "request", in: realm, by: try request.actor, at: now)
      return .json([
        "id": .string(receipt.id.description), "applicant_id": .string(receipt.applicant.description),
        "classes": .array(receipt.classes.map { .string($0.rawValue) }),
        "evidence_count": .integer(Int64(receipt.evidenceCount)), "at": .string(receipt.at.rfc3339),
      ])
    }
  }

  private var standing: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/applicants/{id}/standing", operation: "getStanding",
      summary: "May this customer trade?", access: .scope(.applicantsRead),
      answers: [
        200: .json(
          .named(
            "StandingReport",
            .object([
              .required("applicant_id", .id(ApplicantID.self)), .required("standing", .values(Standing.self)),
              .required("valid_until", .nullable(.instant)),
              .required("verification_id", .nullable(.id(VerificationID.self))),
            ])))
      ]
    ) { request in
      let view = try await base.store.view(try request.id(), in: try request.realm)
      return .json([
        "applicant_id": .string(view.id.description), "standing": .string(view.standing.rawValue),
        "valid_until": .optional(view.validUntil?.rfc3339),
        "verification_id": .optional(view.standingVerification?.description),
      ])
    }
  }

  private func consents(of id: ApplicantID, _ request: APIRequest) async throws -> APIResponse {
    let consents = try await base.store.consents(of: id, in: try request.realm)
    return .json([
      "data": .array(
        consents.map {
          .object([JSON.Member("id", .string($0.id.description))] + ($0.consent.json.members ?? []))
        })
    ])
  }
}
