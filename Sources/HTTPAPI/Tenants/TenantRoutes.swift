import Domain
import FoundationEssentials
import Hummingbird

/// `/v1/tenant`, `/v1/api-keys` and `/v1/client-tokens`.
struct TenantRoutes: Sendable {
  let tenants: any TenantDirectory
  let principals: any PrincipalDirectory
  /// Everything that keeps a policy's document from following the one in force; empty where it can be published.
  let validate: PolicyJudge
  let cursors: CursorCodec
  let time: any TimeSource

  var endpoints: [Endpoint] { [get, publish, keys, createKey, getKey, revokeKey, clientToken] }

  private static let tenant = Schema.named(
    "Tenant",
    .object([
      .required("id", .id(TenantID.self)), .required("slug", .words(64)), .required("name", .words(200)),
      .required("region", .words(64)), .required("mode", .values(Mode.self)),
      .required("policy_version", .integer(1...1_000_000)), .required("policy", .any),
    ]))

  private var get: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/tenant", operation: "getTenant", summary: "The tenant and its policy in force.",
      access: .scope(.tenantAdmin), answers: [200: .json(Self.tenant)]
    ) { request in try await one(try request.realm) }
  }

  private var publish: Endpoint {
    Endpoint(
      method: "PUT", path: "/v1/tenant/policy", operation: "putTenantPolicy",
      summary: "Publish a new version of the policy; verifications that run keep theirs. Honours If-Match.",
      access: .scope(.tenantAdmin), body: .json(.named("PolicyDocument", .map(.any, atMost: 64))),
      answers: [200: .json(Self.tenant)], isLiveOnly: true
    ) { request in
      let realm = try request.realm
      let current = try await tenants.document(of: realm.tenant)
      let errors = validate(request.body, current.document)
      guard errors.isEmpty else {
        throw Problem.invalid(
          errors.prefix(20).map { FieldError(pointer: $0.pointer, code: $0.code, detail: $0.detail) })
      }
      let tenant = try await tenants.tenant(realm.tenant)
      guard request.body["slug"]?.text == tenant.slug else {
        throw Problem.invalid([FieldError(pointer: "/slug", code: "immutable", detail: "must be the tenant's slug")])
      }
      _ = try await tenants.publish(
        // The version that was judged against: what the operator changed meanwhile is not undone.
        request.body, for: realm.tenant, expecting: try request.expectedVersion ?? current.version,
        by: try request.actor, at: time.now)
      return try await one(realm)
    }
  }

  private func one(_ realm: Realm) async throws -> APIResponse {
    let tenant = try await tenants.tenant(realm.tenant)
    let document = try await tenants.document(of: realm.tenant)
    return APIResponse.json([
      "id": .string(tenant.id.description), "slug": .string(tenant.slug), "name": .string(tenant.name),
      "region": .string(tenant.region), "mode": .string(realm.mode.rawValue),
      "policy_version": .integer(Int64(document.version)), "policy": document.document,
    ]).with(.eTag, "\"\(document.version)\"")
  }

  private static let keyFields: [Schema.Field] = [
    .required("id", .id(KeyID.self)), .required("mode", .values(Mode.self)), .required("name", .words(100)),
    .required("scopes", .array(.values(Scope.self), 0...32)), .required("networks", .array(.words(50), 0...32)),
    .required("created_at", .instant), .required("expires_at", .nullable(.instant)),
    .required("revoked_at", .nullable(.instant)),
  ]
  private static let key = Schema.named("APIKey", .object(keyFields))

  private var keys: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/api-keys", operation: "listAPIKeys",
      summary: "Keys without their secrets, newest first.",
      access: .scope(.tenantAdmin), query: QueryParameter.page, answers: [200: .json(.page(Self.key))]
    ) { request in
      let realm = try request.realm
      let after = try cursors.position(of: request, in: "keys")
      let keys = try await principals.keys(in: realm, after: after.flatMap { KeyID($0) }, limit: request.limit + 1)
      return try cursors.page(keys, of: request, in: "keys", at: \.id.description) { $0.json(realm.mode) }
    }
  }

  private var createKey: Endpoint {
    Endpoint(
      method: "POST", path: "/v1/api-keys", operation: "createAPIKey",
      summary:
        "Make a key of the caller's mode; its token is shown once. Two of one name may live at once, for rotation.",
      access: .scope(.tenantAdmin),
      body: .json(
        .named(
          "APIKeyDraft",
          .object([
            .required("name", .words(100)), .required("scopes", .array(.values(Scope.self), 1...32)),
            .optional("networks", .array(.words(50), 0...32)), .optional("expires_at", .nullable(.instant)),
          ]))),
      answers: [
        201: .json(.named("APIKeyWithToken", .object(Self.keyFields + [.required("token", .nullable(.words(200)))])))
      ],
      replay: { resource, request in
        Self.new(try await principals.key(try .stored(resource), in: try request.realm), nil, try request.realm.mode)
      }
    ) { request in
      if let end = request.body["expires_at"]?.text.flatMap({ Date(rfc3339: $0) }), end <= time.now {
        throw Problem.invalid([FieldError(pointer: "/expires_at", code: "past", detail: "lies in the future")])
      }
      let networks = request.body["networks"]?.elements?.compactMap(\.text) ?? []
      for (index, network) in networks.enumerated() where Network(network) == nil {
        throw Problem.invalid([FieldError(pointer: "/networks/\(index)", code: "format", detail: "is not CIDR")])
      }
      let scopes = request.body["scopes"]?.elements?.compactMap { $0.text.flatMap(Scope.init) } ?? []
      // An admin hands out the merchant's scopes; what shows evidence or screening, only who holds it.
      let guarded: Set<Scope> = [.evidenceRead, .reviewsRead, .reviewsWrite, .screeningsRead, .screeningsWrite]
      guard guarded.intersection(scopes).isSubset(of: try request.principal.scopes) else { throw Problem.forbidden }
      let draft = KeyDraft(
        name: request.body["name"]?.text ?? "", scopes: scopes, networks: networks,
        expiresAt: request.body["expires_at"]?.text.flatMap { Date(rfc3339: $0) })
      let (key, token) = try await principals.createKey(
        draft, in: try request.realm, by: try request.actor, at: time.now)
      return Self.new(key, token, try request.realm.mode)
    }
  }

  /// A key as made; its token is shown once, so a repeated request sees none.
  private static func new(_ key: KeyView, _ token: String?, _ mode: Mode) -> APIResponse {
    .json(.object((key.json(mode).members ?? []) + [JSON.Member("token", .optional(token))]), status: 201)
  }

  private var getKey: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/api-keys/{id}", operation: "getAPIKey", summary: "One key without its secret.",
      access: .scope(.tenantAdmin), answers: [200: .json(Self.key)]
    ) { request in
      let realm = try request.realm
      return .json(try await principals.key(try request.id(), in: realm).json(realm.mode))
    }
  }

  private var revokeKey: Endpoint {
    Endpoint(
      method: "DELETE", path: "/v1/api-keys/{id}", operation: "revokeAPIKey", summary: "End a key at once.",
      access: .scope(.tenantAdmin), answers: [204: .empty]
    ) { request in
      try await principals.revokeKey(try request.id(), in: try request.realm, by: try request.actor, at: time.now)
      return .noContent
    }
  }

  private var clientToken: Endpoint {
    Endpoint(
      method: "POST", path: "/v1/client-tokens", operation: "createClientToken",
      summary: "A token for an applicant's browser: one verification, capture only, at most an hour.",
      access: .scope(.verificationsWrite),
      body: .json(
        .named(
          "ClientTokenDraft",
          .object([
            .required("verification_id", .id(VerificationID.self)), .optional("minutes", .integer(1...60)),
          ]))),
      answers: [
        201: .json(
          .named(
            "ClientToken",
            .object([
              .required("id", .id(ClientTokenID.self)), .required("token", .nullable(.words(200))),
              .required("expires_at", .instant),
              .required("verification_id", .id(VerificationID.self)),
            ])))
      ],
      replay: { resource, request in
        let parts = resource.split(separator: " ")
        guard parts.count == 2 else { throw StoreError.damaged }
        return Self.clientToken(
          String(parts[0]), nil, until: String(parts[1]), request.body["verification_id"] ?? .null)
      }
    ) { request in
      guard let verification = request.body["verification_id"]?.text.flatMap({ VerificationID($0) }) else {
        throw Problem.notFound
      }
      let until = time.now.addingTimeInterval(Double(request.body["minutes"]?.integer ?? 30) * 60)
      let (id, token) = try await principals.createClientToken(
        for: verification, in: try request.realm, until: until, by: try request.actor, at: time.now)
      return Self.clientToken(
        id.description, token, until: until.rfc3339, .string(verification.description))
    }
  }

  /// A token as made; a repeated request sees when it ends, not the token.
  private static func clientToken(
    _ id: String, _ token: String?, until: String, _ verification: JSON
  ) -> APIResponse {
    .json(
      ["id": .string(id), "token": .optional(token), "expires_at": .string(until), "verification_id": verification],
      status: 201)
  }
}

extension KeyView {
  /// The wire form.
  func json(_ mode: Mode) -> JSON {
    [
      "id": .string(id.description), "mode": .string(mode.rawValue), "name": .string(name),
      "scopes": .array(scopes.map { .string($0.rawValue) }), "networks": .array(networks.map(JSON.string)),
      "created_at": .string(createdAt.rfc3339), "expires_at": .optional(expiresAt?.rfc3339),
      "revoked_at": .optional(revokedAt?.rfc3339),
    ]
  }
}
