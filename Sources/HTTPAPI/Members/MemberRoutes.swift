import Domain
import FoundationEssentials

/// `/v1/sessions`, `/v1/me` and `/v1/members`. Members are managed by members, never by keys: whoever makes a
/// reviewer could be one, and a test key must not open the live world.
struct MemberRoutes: Sendable {
  let members: any MemberDirectory
  let time: any TimeSource

  var endpoints: [Endpoint] { [signIn, signOut, me, list, add, update, remove] }

  private var signIn: Endpoint {
    Endpoint(
      method: "POST", path: "/v1/sessions", operation: "createSession",
      summary: "Sign in with password and second factor; the token is sent as a bearer token with Assay-Tenant.",
      body: .json(
        .named(
          "SignIn",
          .object([
            .required("email", .words(254)), .required("password", .words(256)),
            .required(
              "totp", .text(TextRule(6...6, pattern: "^[0-9]{6}$") { $0.utf8.allSatisfy { (48...57).contains($0) } })),
          ]))),
      answers: [
        201: .json(
          .named(
            "Session",
            .object([
              .required("id", .id(SessionID.self)), .required("member_id", .id(MemberID.self)),
              .required("token", .words(200)), .required("expires_at", .instant),
            ])))
      ]
    ) { request in
      let session = try await members.signIn(
        email: request.body["email"]?.text ?? "", password: request.body["password"]?.text ?? "",
        code: request.body["totp"]?.text ?? "", at: time.now)
      guard let session else { throw Problem.unauthenticated }
      return .json(
        [
          "id": .string(session.session.description), "member_id": .string(session.member.description),
          "token": .string(session.token), "expires_at": .string(session.until.rfc3339),
        ], status: 201)
    }
  }

  private var signOut: Endpoint {
    Endpoint(
      method: "DELETE", path: "/v1/sessions/current", operation: "deleteSession", summary: "Sign out.",
      access: .session, answers: [204: .empty]
    ) { request in
      let (member, session) = try request.session
      try await members.signOut(session, of: member, at: time.now)
      return .noContent
    }
  }

  private var me: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/me", operation: "getMe", summary: "The signed-in member and its memberships.",
      access: .session,
      answers: [
        200: .json(
          .named(
            "Me",
            .object([
              .required("member_id", .id(MemberID.self)),
              .required(
                "memberships",
                .array(
                  .object([
                    .required("tenant_id", .id(TenantID.self)), .required("roles", .array(.values(Role.self), 0...4)),
                    .required("queues", .array(.words(64), 0...64)),
                  ]), 0...1000)),
            ])))
      ]
    ) { request in
      let (member, _) = try request.session
      let memberships = try await members.memberships(of: member)
      return .json([
        "member_id": .string(member.description),
        "memberships": .array(
          memberships.map {
            [
              "tenant_id": .string($0.tenant.description),
              "roles": .array($0.roles.map(\.rawValue).sorted().map(JSON.string)),
              "queues": .array($0.queues.sorted().map(JSON.string)),
            ]
          }),
      ])
    }
  }

  private static let fields: [Schema.Field] = [
    .required("id", .id(MemberID.self)), .required("name", .words(200)), .required("email", .words(254)),
    .required("roles", .array(.values(Role.self), 0...4)), .required("queues", .array(.words(64), 0...64)),
    .required("created_at", .instant),
  ]
  private static let member = Schema.named("Member", .object(fields))

  private var list: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/members", operation: "listMembers", summary: "Members of the tenant.",
      access: .member(.tenantAdmin), answers: [200: .json(.object([.required("data", .array(Self.member, 0...1000))]))]
    ) { request in
      .json(["data": .array(try await members.list(in: try request.realm.tenant).map(\.json))])
    }
  }

  private var add: Endpoint {
    Endpoint(
      method: "POST", path: "/v1/members", operation: "addMember",
      summary: "Add a person to the tenant; a new one's password and second factor are shown once.",
      access: .member(.tenantAdmin),
      body: .json(
        .named(
          "MemberDraft",
          .object([
            .required("name", .words(200)), .required("email", .words(254)),
            .required("roles", .array(.values(Role.self), 1...4)), .optional("queues", .array(.words(64), 0...64)),
          ]))),
      answers: [
        201: .json(
          .named(
            "NewMember",
            .object(
              Self.fields + [
                .required("password", .nullable(.words(64))), .required("otpauth", .nullable(.words(1000))),
              ])))
      ],
      replay: { resource, request in
        let id = try MemberID.stored(resource)
        guard let member = try await members.list(in: try request.realm.tenant).first(where: { $0.id == id }) else {
          throw Problem.notFound
        }
        return Self.new(member, nil)
      }
    ) { request in
      let draft = MemberDraft(
        name: request.body["name"]?.text ?? "", email: request.body["email"]?.text ?? "", roles: request.body.roles,
        queues: request.body.queues)
      let (member, secrets) = try await members.add(
        draft, to: try request.realm.tenant, by: try request.actor, at: time.now)
      return Self.new(member, secrets)
    }
  }

  /// A member as made; secrets are shown once, so a repeated request sees none.
  private static func new(_ member: MemberView, _ secrets: MemberSecrets?) -> APIResponse {
    .json(
      .object(
        (member.json.members ?? []) + [
          JSON.Member("password", .optional(secrets?.password)), JSON.Member("otpauth", .optional(secrets?.otpauth)),
        ]), status: 201)
  }

  private var update: Endpoint {
    Endpoint(
      method: "PATCH", path: "/v1/members/{id}", operation: "updateMember", summary: "Change roles and queues.",
      access: .member(.tenantAdmin),
      body: .json(
        .named(
          "MemberChanges",
          .object([
            .required("roles", .array(.values(Role.self), 1...4)), .required("queues", .array(.words(64), 0...64)),
          ]))), answers: [204: .empty]
    ) { request in
      let id: MemberID = try request.id()
      guard id != (try request.session.member) else {
        throw Problem(403, "own_roles", "Not allowed", "Another admin changes your roles.")
      }
      try await members.update(
        id, roles: request.body.roles, queues: request.body.queues, in: try request.realm.tenant,
        by: try request.actor, at: time.now)
      return .noContent
    }
  }

  private var remove: Endpoint {
    Endpoint(
      method: "DELETE", path: "/v1/members/{id}", operation: "removeMember", summary: "End a membership.",
      access: .member(.tenantAdmin), answers: [204: .empty]
    ) { request in
      try await members.remove(
        try request.id(), from: try request.realm.tenant, by: try request.actor, at: time.now)
      return .noContent
    }
  }
}

extension JSON {
  fileprivate var roles: [Role] { self["roles"]?.elements?.compactMap { $0.text.flatMap(Role.init) } ?? [] }
  fileprivate var queues: [String] { self["queues"]?.elements?.compactMap(\.text) ?? [] }
}

extension MemberView {
  /// The wire form.
  fileprivate var json: JSON {
    [
      "id": .string(id.description), "name": .string(name), "email": .string(email),
      "roles": .array(roles.map { .string($0.rawValue) }), "queues": .array(queues.map(JSON.string)),
      "created_at": .string(createdAt.rfc3339),
    ]
  }
}
