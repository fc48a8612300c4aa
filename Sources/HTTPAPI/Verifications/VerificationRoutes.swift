import Domain
import FoundationEssentials
import Workflows

/// `/v1/verifications`.
struct VerificationRoutes: Sendable {
  let submit: SubmitVerification
  let supplement: SupplementVerification
  let awaiting: AwaitVerification
  let reporting: ReportVerification
  let store: any VerificationStore
  let messages: Messages
  let cursors: CursorCodec
  let time: any TimeSource

  var endpoints: [Endpoint] { [create, list, get, addEvidence, cancel, timeline, decisions, report] }

  private var create: Endpoint {
    Endpoint(
      method: "POST", path: "/v1/verifications", operation: "createVerification",
      summary: "Verify a person: evidence in, decision out. `Prefer: wait=30` answers when it is finished.",
      access: .scope(.verificationsWrite), body: .upload(request: .verificationRequest),
      answers: [200: .json(.verification), 202: .json(.verification)],
      replay: { resource, request in try await answer(try .stored(resource), request) }
    ) { request in
      let id = try await submit.submit(try Self.parse(request), for: try request.principal, by: try request.actor)
      return try await answer(id, request)
    }
  }

  private var list: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/verifications", operation: "listVerifications", summary: "Verifications, newest first.",
      access: .scope(.verificationsRead),
      query: QueryParameter.page + [
        QueryParameter("status", .values(VerificationStatus.self), "Only of this status."),
        QueryParameter("applicant_id", .id(ApplicantID.self), "Only of this applicant."),
        QueryParameter("external_id", .words(128), "Only of the applicant with this name of yours."),
      ], answers: [200: .json(.page(.verification))]
    ) { request in
      let realm = try request.realm
      var query = VerificationQuery(limit: request.limit + 1)
      query.status = request.query["status"].flatMap(VerificationStatus.init)
      query.applicant = request.queryID("applicant_id")
      query.externalID = request.query["external_id"]
      query.after = try cursors.position(of: request, in: "verifications")
        .flatMap { VerificationID($0) }
      let views = try await store.list(query, in: realm)
      return try cursors.page(views, of: request, in: "verifications", at: \.id.description) {
        try renderer($0, request).json($0)
      }
    }
  }

  private var get: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/verifications/{id}", operation: "getVerification", summary: "One verification.",
      access: .scope(.verificationsRead), answers: [200: .json(.verification)]
    ) { request in
      try await one(try request.id(), request)
    }
  }

  private var addEvidence: Endpoint {
    Endpoint(
      method: "POST", path: "/v1/verifications/{id}/evidence", operation: "addVerificationEvidence",
      summary: "Give what `requirements` asks for; the checks that need it run again.",
      access: .scope(.verificationsWrite), body: .upload(request: .supplementRequest),
      answers: [200: .json(.verification), 202: .json(.verification)],
      replay: { _, request in try await answer(try request.id(), request) }, isCapture: true
    ) { request in
      let id: VerificationID = try request.id()
      try await supplement.supplement(
        id, with: try Self.parse(request), for: try request.principal, by: try request.actor)
      return try await answer(id, request)
    }
  }

  private var cancel: Endpoint {
    Endpoint(
      method: "POST", path: "/v1/verifications/{id}/cancel", operation: "cancelVerification",
      summary: "End an open verification without a decision.", access: .scope(.verificationsWrite),
      answers: [200: .json(.verification)], replay: { _, request in try await one(try request.id(), request) }
    ) { request in
      let id: VerificationID = try request.id()
      try await store.cancel(id, in: try request.realm, by: try request.actor, at: time.now)
      return try await one(id, request)
    }
  }

  private var timeline: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/verifications/{id}/timeline", operation: "getVerificationTimeline",
      summary: "What happened to a verification, oldest first.", access: .scope(.verificationsRead),
      answers: [200: .json(.object([.required("data", .array(.event, 0...500))]))]
    ) { request in
      let events = try await store.timeline(of: try request.id(), in: try request.realm)
      return .json(["data": .array(events.map(\.json))])
    }
  }

  private var decisions: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/verifications/{id}/decisions", operation: "listVerificationDecisions",
      summary: "Every decision on a verification, newest first.", access: .scope(.verificationsRead),
      answers: [200: .json(.object([.required("data", .array(.decision, 0...100))]))]
    ) { request in
      let id: VerificationID = try request.id()
      let view = try await store.view(id, in: try request.realm)
      let renderer = try renderer(view, request)
      return .json([
        "data": .array(try await store.decisions(of: id, in: try request.realm).map(renderer.json))
      ])
    }
  }

  private var report: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/verifications/{id}/report.pdf", operation: "getVerificationReport",
      summary: "A verification for people, as PDF. Pictures need the scope `evidence:read`.",
      access: .scope(.verificationsRead),
      query: [
        QueryParameter("language", .language, "BCP 47; else by `Accept-Language`, else the verification's language.")
      ], answers: [200: .media(["application/pdf"])]
    ) { request in
      let view = try await store.view(try request.id(), in: try request.realm)
      let preferences = request.query["language"].map { [$0] } ?? []
      let accepted = LanguagePreferences.ranges(request.headers[.acceptLanguage])
      let language = Languages.best(for: preferences + accepted + [view.language])
      let pdf = try await reporting.pdf(
        of: view, in: language, for: try request.principal, by: try request.actor)
      return .media(pdf, type: "application/pdf")
        .with(.contentDisposition, "attachment; filename=\"\(view.id).pdf\"").with(.xContentTypeOptions, "nosniff")
        .with(.contentLanguage, language.code).with(.vary, "Accept-Language")
    }
  }

  private func one(_ id: VerificationID, _ request: APIRequest) async throws -> APIResponse {
    let view = try await store.view(id, in: try request.realm)
    return .json(try renderer(view, request).json(view)).with(.eTag, "\"\(view.resourceVersion)\"")
  }

  /// 200 once settled, else 202 with where to look (DESIGN §9).
  private func answer(_ id: VerificationID, _ request: APIRequest) async throws -> APIResponse {
    let view = try await awaiting.view(id, in: try request.realm, patience: request.patience)
    var response = APIResponse.json(try renderer(view, request).json(view), status: view.status.isSettled ? 200 : 202)
      .with(.location, "/v1/verifications/\(id)").with(.eTag, "\"\(view.resourceVersion)\"")
    if request.patience > .zero { response = response.with(.preferenceApplied, "wait") }
    return response
  }

  private func renderer(_ view: VerificationView, _ request: APIRequest) throws -> VerificationRenderer {
    VerificationRenderer(messages, language: view.language, reader: try request.principal)
  }

  /// The request in the words of the domain; its shape was validated by its schema.
  private static func parse(_ request: APIRequest) throws -> VerificationRequest {
    let body = request.body
    var parsed = VerificationRequest()
    if let id = body["applicant_id"]?.text.flatMap({ ApplicantID($0) }) {
      guard body["applicant"] == nil else {
        throw Problem.invalid([
          FieldError(pointer: "/applicant", code: "exclusive", detail: "may not stand beside applicant_id")
        ])
      }
      parsed.applicant = .id(id)
    } else if let external = body["applicant"]?["external_id"]?.text {
      parsed.applicant = .external(external)
    }
    parsed.declared = .object(body["applicant"]?.members?.filter { $0.name != "external_id" } ?? [])
    parsed.checks = body["checks"]?.elements?.compactMap { $0.text.flatMap(CheckType.init) }
    parsed.consents = body["consents"]?.elements?.compactMap(Consent.init) ?? []
    for member in body["metadata"]?.members ?? [] { parsed.metadata[member.name] = member.value.text }
    let kept = ["documents", "accommodations", "device", "supplements"]
    parsed.details = .object(body.members?.filter { kept.contains($0.name) } ?? [])
    parsed.language = body["language"]?.text
    parsed.files = try files(request)
    return parsed
  }

  private static func files(_ request: APIRequest) throws -> [EvidenceFile] {
    let labels = request.body["supplements"]?.elements ?? []
    var supplements = 0
    return try request.files.map { file in
      guard let kind = EvidenceKind(rawValue: file.name), let type = AcceptedFormat.mediaType(of: file.bytes) else {
        throw Problem.unsupported("The file \(file.name) is not a JPEG, PNG, WebP, HEIC or PDF.")
      }
      var label: String?
      if kind == .supplement {
        label = supplements < labels.count ? labels[supplements]["kind"]?.text : "other"
        supplements += 1
      }
      return EvidenceFile(kind: kind, mediaType: type, bytes: file.bytes, label: label)
    }
  }
}
