import Domain
import FoundationEssentials

/// `/v1/reviews`: what members do in the queue. Actions need a member, never a key, so that four eyes are two people.
struct ReviewRoutes: Sendable {
  let desk: any ReviewDesk
  let verifications: any VerificationStore
  let members: any MemberDirectory
  let principals: any PrincipalDirectory
  let tenants: any TenantDirectory
  let cursors: CursorCodec
  let time: any TimeSource

  var endpoints: [Endpoint] {
    [list, next, get, claim, heartbeat, release, notes, addNote, ruling("propose"), ruling("decision")]
  }

  private var list: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/reviews", operation: "listReviews", summary: "Review items, most urgent first.",
      access: .scope(.reviewsRead),
      query: QueryParameter.page + [
        QueryParameter("queue", .words(64), "Only of this queue."),
        QueryParameter("status", .values(ReviewState.self), "Only of this state."),
        QueryParameter("assignee", .id(MemberID.self), "Only held by this member."),
        QueryParameter("due_before", .instant, "Only due before."),
        QueryParameter("country", .country, "Only of this issuer."),
      ], answers: [200: .json(.page(.review))]
    ) { request in
      let realm = try request.realm
      var query = ReviewQuery(limit: request.limit + 1)
      query.queue = request.query["queue"]
      query.state = request.query["status"].flatMap(ReviewState.init)
      query.assignee = request.queryID("assignee")
      query.dueBefore = request.query["due_before"].flatMap { Date(rfc3339: $0) }
      query.country = request.query["country"]
      query.queues = try await queues(request)
      let sight = try await sight(request)
      guard sight.narrow(&query) else { return .page([], next: nil) }
      query.after = try cursors.position(of: request, in: "reviews").flatMap {
        ReviewID($0)
      }
      let items = try await desk.list(query, in: realm)
      return try cursors.page(items, of: request, in: "reviews", at: \.id.description) { sight.shown($0).json }
    }
  }

  private var next: Endpoint {
    Endpoint(
      method: "POST", path: "/v1/reviews/next", operation: "claimNextReview",
      summary: "Claim the most urgent open item of your queues, over all your tenants. 204 where there is none.",
      access: .session,
      body: .json(
        .named(
          "NextReview",
          .object([
            .optional("queues", .array(.words(64), 0...64)), .optional("tenants", .array(.id(TenantID.self), 0...64)),
            .optional("mode", .values(Mode.self)),
          ])), isRequired: false), answers: [200: .json(.review), 204: .empty],
      replay: { resource, request in
        let parts = resource.split(separator: " ")
        guard parts.count == 2 else { throw StoreError.damaged }
        let realm = Realm(tenant: try .stored(parts[0]), mode: Self.mode(request))
        return .json(try await desk.item(try .stored(parts[1]), in: realm).json)
      }
    ) { request in
      let (member, _) = try request.session
      let memberships = try await members.memberships(of: member).filter { membership in
        membership.roles.contains { $0.scopes.contains(.reviewsWrite) }
      }
      let pick = ReviewPick(
        queues: Set(request.body["queues"]?.elements?.compactMap(\.text) ?? []),
        tenants: Set(request.body["tenants"]?.elements?.compactMap { $0.text.flatMap { TenantID($0) } } ?? []),
        mode: Self.mode(request), now: time.now)
      let item = try await desk.claimNext(
        for: member, among: memberships, pick,
        by: Actor(member.description, requestID: request.id, claim: request.idempotency))
      return item.map { .json($0.json) } ?? .noContent
    }
  }

  private static func mode(_ request: APIRequest) -> Mode {
    request.body["mode"]?.text.flatMap(Mode.init) ?? .live
  }

  private var get: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/reviews/{id}", operation: "getReview", summary: "One review item.",
      access: .scope(.reviewsRead), answers: [200: .json(.review)]
    ) { request in .json(try await sight(request).shown(try await visible(request)).json) }
  }

  /// Which queues the caller may know the names of.
  private func sight(_ request: APIRequest) async throws -> QueueSight {
    guard try !request.principal.scopes.contains(.screeningsRead) else {
      return QueueSight(seesCompliance: true, hidden: [], general: nil)
    }
    let policy = try await tenants.tenant(try request.realm.tenant).policy
    return QueueSight(
      seesCompliance: false, hidden: policy.complianceQueues, general: policy.queue("general"))
  }

  private var claim: Endpoint {
    action("claim", "Claim an item for a quarter of an hour.", body: .none) { request, id, member in
      try await desk.claim(id, for: member, in: try request.realm, by: try request.actor, at: time.now)
    }
  }

  private static let fence = Schema.named("Fence", .object([.required("fence", .integer(0...Int64.max))]))

  private var heartbeat: Endpoint {
    action("heartbeat", "Hold a claimed item for another quarter of an hour.", body: .json(Self.fence)) {
      request, id, member in
      try await desk.heartbeat(
        id, fence: request.body["fence"]?.integer ?? 0, member: member, in: try request.realm,
        by: try request.actor, at: time.now)
    }
  }

  private var release: Endpoint {
    action("release", "Give a claimed item back.", body: .json(Self.fence)) { request, id, member in
      try await desk.release(
        id, fence: request.body["fence"]?.integer ?? 0, member: member, in: try request.realm, by: try request.actor,
        at: time.now)
    }
  }

  private static let note = Schema.named(
    "ReviewNote",
    .object([
      .required("id", .id(NoteID.self)), .required("member_id", .id(MemberID.self)), .required("text", .words(4000)),
      .required("created_at", .instant),
    ]))

  private var notes: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/reviews/{id}/notes", operation: "listReviewNotes", summary: "Notes, oldest first.",
      access: .member(.reviewsRead), answers: [200: .json(.object([.required("data", .array(Self.note, 0...500))]))]
    ) { request in
      let item = try await visible(request)
      return .json(["data": .array(try await desk.notes(on: item.id, in: try request.realm).map(\.json))])
    }
  }

  private var addNote: Endpoint {
    Endpoint(
      method: "POST", path: "/v1/reviews/{id}/notes", operation: "addReviewNote", summary: "Add a note.",
      access: .member(.reviewsWrite), body: .json(.named("NoteDraft", .object([.required("text", .words(4000))]))),
      answers: [201: .json(Self.note)],
      replay: { resource, request in
        let (item, id) = (try await visible(request), try NoteID.stored(resource))
        let note = try await desk.notes(on: item.id, in: try request.realm).first { $0.id == id }
        guard let note else { throw Problem.notFound }
        return .json(note.json, status: 201)
      }
    ) { request in
      let item = try await visible(request)
      let (member, text, now) = (try request.session.member, request.body["text"]?.text ?? "", time.now)
      let id = try await desk.note(
        text, on: item.id, member: member, in: try request.realm, by: try request.actor, at: now)
      return .json(ReviewNote(id: id, member: member, text: text, createdAt: now).json, status: 201)
    }
  }

  private func ruling(_ verb: String) -> Endpoint {
    let summary = verb == "propose" ? "Propose a decision for another member to confirm." : "Decide a claimed item."
    return action(verb, summary, body: .json(.reviewRuling)) { request, id, member in
      try await mayRule(on: id, request)
      let ruling = try await parse(request)
      if verb == "propose" {
        guard ruling.action.isDecision else {
          throw Problem.invalid([FieldError(pointer: "/action", code: "choice", detail: "is approve or decline")])
        }
        try await desk.propose(
          ruling, on: id, member: member, in: try request.realm, by: try request.actor, at: time.now)
      } else {
        try await desk.decide(
          ruling, on: id, member: member, in: try request.realm, by: try request.actor, at: time.now)
      }
    }
  }

  /// Who rules on a verification that was screened sees what screening found; and whether it found anything is not told
  /// by who may rule.
  private func mayRule(on id: ReviewID, _ request: APIRequest) async throws {
    let (principal, realm) = (try request.principal, try request.realm)
    guard !principal.scopes.contains(.screeningsRead) else { return }
    let item = try await desk.item(id, in: realm)
    let view = try await verifications.view(item.verification, in: realm)
    guard !view.checks.contains(where: { $0.type == .screening }) else { throw Problem.forbidden }
  }

  /// An action on an item that the member may see; answers with the item as it is then.
  private func action(
    _ verb: String, _ summary: String, body: Endpoint.Body,
    _ act: @escaping @Sendable (APIRequest, ReviewID, MemberID) async throws -> Void
  ) -> Endpoint {
    Endpoint(
      method: "POST", path: "/v1/reviews/{id}/" + verb, operation: verb + "Review", summary: summary,
      access: .member(.reviewsWrite), body: body, answers: [200: .json(.review)],
      replay: { _, request in .json(try await sight(request).shown(try await visible(request)).json) }
    ) { request in
      let item = try await visible(request)
      try await act(request, item.id, try request.session.member)
      return .json(try await sight(request).shown(try await desk.item(item.id, in: try request.realm)).json)
    }
  }

  /// The item, where it stands in a queue of the member's; any other does not exist for it.
  private func visible(_ request: APIRequest) async throws -> ReviewItem {
    let item = try await desk.item(try request.id(), in: try request.realm)
    let queues = try await queues(request)
    guard queues.isEmpty || queues.contains(item.queue) else { throw Problem.notFound }
    return item
  }

  private func queues(_ request: APIRequest) async throws -> Set<String> {
    let principal = try request.principal
    guard let member = principal.member else { return [] }
    return try await principals.membership(of: member, in: principal.realm.tenant)?.queues ?? []
  }

  private func parse(_ request: APIRequest) async throws -> ReviewRuling {
    let body = request.body
    guard let action = body["action"]?.text.flatMap(ReviewAction.init) else { throw Problem.notFound }
    var escalation: (queue: String, fourEyes: Bool)?
    if action == .escalate {
      let policy = try await tenants.tenant(try request.realm.tenant).policy
      guard let queue = body["queue"]?.text, let settings = policy.queue(queue) else {
        throw Problem.invalid([FieldError(pointer: "/queue", code: "unknown", detail: "is not a queue of the tenant")])
      }
      escalation = (queue, settings.fourEyes)
    }
    let requirements = body["requirements"]?.elements?.compactMap(Requirement.init) ?? []
    if requirements.contains(where: { $0.code.audience == .compliance }) {
      throw Problem.invalid([
        FieldError(pointer: "/requirements", code: "audience", detail: "gives a reason that the applicant may not read")
      ])
    }
    if action == .requestInput, requirements.isEmpty {
      throw Problem.invalid([FieldError(pointer: "/requirements", code: "required", detail: "says what to ask for")])
    }
    return ReviewRuling(
      action: action, reasons: body["reasons"]?.elements?.compactMap { $0.text.flatMap(ReasonCode.init) } ?? [],
      evidenceDigest: body["evidence_digest"]?.text ?? "", fence: body["fence"]?.integer ?? -1,
      requirements: requirements, escalation: escalation, note: body["note"]?.text, hits: try Self.hits(body))
  }

  private static func hits(_ body: JSON) throws -> [HitFinding] {
    let hits = body["hits"]?.elements?.compactMap(HitFinding.init(json:)) ?? []
    guard Set(hits.map(\.entry)).count == hits.count else {
      throw Problem.invalid([FieldError(pointer: "/hits", code: "repeated", detail: "names an entry twice")])
    }
    return hits
  }
}

extension HitFinding {
  fileprivate init?(json: JSON) {
    guard let list = json["list"]?.text, let entity = json["entity_id"]?.text,
      let verdict = json["verdict"]?.text.flatMap(Verdict.init)
    else { return nil }
    self.init(list: list, entity: entity, verdict: verdict)
  }
}

extension ReviewNote {
  /// The wire form.
  fileprivate var json: JSON {
    [
      "id": .string(id.description), "member_id": .string(member.description), "text": .string(text),
      "created_at": .string(createdAt.rfc3339),
    ]
  }
}
