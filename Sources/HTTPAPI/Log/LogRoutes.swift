import Domain

/// `/v1/log` and the proofs of what stands in it (DESIGN §7), in the forms that C2SP's tools read: a tenant's own log,
/// and below `global` the operator's, of all tenants' checkpoints.
struct LogRoutes: Sendable {
  let proofs: any ProofArchive

  var endpoints: [Endpoint] {
    [
      checkpoint, globalCheckpoint, tile("", "Log", "your", Self.own),
      tile("/global", "GlobalLog", "the operator's", Self.global), proof, consistency("", "Log", "your", Self.own),
      consistency("/global", "GlobalLog", "the operator's", Self.global), keys, verification, reasons, usage,
    ]
  }

  private typealias Log = @Sendable (APIRequest) throws -> TenantID
  private static let own: Log = { try $0.realm.tenant }
  private static let global: Log = { _ in .installation }

  private var checkpoint: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/log/checkpoint", operation: "getLogCheckpoint",
      summary: "The newest signed checkpoint of your log (C2SP tlog-checkpoint).", access: .scope(.logRead),
      answers: [200: .media(["text/plain"])]
    ) { request in
      Self.note(try await proofs.checkpoint(of: try request.realm.tenant, .newest))
    }
  }

  private var globalCheckpoint: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/log/global/checkpoint", operation: "getGlobalLogCheckpoint",
      summary: "A signed checkpoint of the operator's log, the newest unless told, with witnesses' cosignatures.",
      access: .scope(.logRead), query: [Self.witnesses, Self.size("size")], answers: [200: .media(["text/plain"])]
    ) { request in
      Self.note(try await proofs.checkpoint(of: .installation, try Self.choice(request, size: "size")))
    }
  }

  private static func note(_ bytes: [UInt8]) -> APIResponse { .media(bytes, type: "text/plain; charset=utf-8") }

  /// Which checkpoint of the operator's log a proof goes up to.
  static let ofGlobal = [witnesses, size("global_size")]

  private static let witnesses = QueryParameter(
    "witnesses", .integer(1...Int64(LogWatch.witnessesMax)),
    "The newest checkpoint of the operator's log that at least so many witnesses cosigned.")

  private static func size(_ name: String) -> QueryParameter {
    QueryParameter(
      name, .integer(1...1 << 53), "The checkpoint of the operator's log of so many leaves, such as an anchored one.")
  }

  /// Which checkpoint of the operator's log is asked for; one by its size stands before the number of witnesses.
  static func choice(_ request: APIRequest, size: String = "global_size") throws -> CheckpointChoice {
    if let size = request.query[size].flatMap({ Int64($0) }) { return .sized(size) }
    return request.query["witnesses"].flatMap { Int($0) }.map { .witnessed(by: $0) } ?? .newest
  }

  private func tile(_ prefix: String, _ name: String, _ whose: String, _ log: @escaping Log) -> Endpoint {
    Endpoint(
      method: "GET", path: "/v1/log\(prefix)/tile/{path}", operation: "get\(name)Tile",
      summary: "A tile of \(whose) log, such as `0/x001/067.p/5`, or its entries (C2SP tlog-tiles).",
      access: .scope(.logRead), answers: [200: .media(["application/octet-stream"])], takesTail: true
    ) { request in
      let path = "tile/" + (try request.name("path"))
      return .media(try await proofs.tile(path, of: try log(request)), type: "application/octet-stream")
    }
  }

  private var proof: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/log/proof", operation: "getLogProof",
      summary: "A proof file that a leaf stands in your log, without what opens it.", access: .scope(.logRead),
      query: [QueryParameter("index", .integer(0...1 << 53), "The leaf's place, from 0; the newest unless told.")],
      answers: [200: .json(.proof)]
    ) { request in
      let index = request.query["index"].flatMap { Int64($0) }
      return .json(try await proofs.inclusion(of: index, in: try request.realm.tenant))
    }
  }

  private func consistency(_ prefix: String, _ name: String, _ whose: String, _ log: @escaping Log) -> Endpoint {
    Endpoint(
      method: "GET", path: "/v1/log\(prefix)/consistency", operation: "get\(name)Consistency",
      summary: "The proof that \(whose) log only grew (RFC 6962, section 2.1.2).", access: .scope(.logRead),
      query: [QueryParameter("from", .integer(0...1 << 53), "Leaves of the tree that you know; 0 unless told.")],
      answers: [
        200: .json(
          .named(
            "ConsistencyProof",
            .object([
              .required("from", .integer(0...1 << 53)), .required("root", .proofHash),
              .required("consistency_path", .array(.proofHash, 0...64)), .required("checkpoint", .words(262_144)),
            ])))
      ]
    ) { request in
      let from = request.query["from"].flatMap { Int64($0) } ?? 0
      return .json(try await proofs.consistency(from: from, in: try log(request)).json)
    }
  }

  private var keys: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/log/keys", operation: "getLogKeys",
      summary: "Public keys of your log and the operator's, as `assay verify --keys` reads them.",
      access: .scope(.logRead), answers: [200: .media(["text/plain"])]
    ) { request in
      let own = try await proofs.keys(of: try request.realm.tenant).map { $0.line(of: "log") }
      let global = try await proofs.keys(of: .installation).map { $0.line(of: "global") }
      let text = (own + global).map { $0 + "\n" }.joined()
      return .media(Array(text.utf8), type: "text/plain; charset=utf-8")
    }
  }

  private var verification: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/verifications/{id}/proof", operation: "getVerificationProof",
      summary: "A proof file of the newest decision, for `assay verify proof`.", access: .scope(.verificationsRead),
      query: Self.ofGlobal, answers: [200: .json(.proof)]
    ) { request in
      let id: VerificationID = try request.id()
      return .json(try await proofs.proof(of: id, in: try request.realm, global: try Self.choice(request)))
    }
  }

  private var reasons: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/verifications/{id}/proof/reasons", operation: "getVerificationReasonsProof",
      summary: "A proof file of all reasons of the newest decision; for the scope `screenings:read` as well.",
      access: .scope(.verificationsRead), query: [Self.witnesses, Self.size("global_size")],
      answers: [200: .json(.proof)]
    ) { request in
      guard try request.principal.scopes.contains(.screeningsRead) else { throw Problem.forbidden }
      let id: VerificationID = try request.id()
      return .json(
        try await proofs.proof(
          ofReasonsOf: id, in: try request.realm, global: try Self.choice(request, size: "global_size")))
    }
  }

  private var usage: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/usage-events/{id}/proof", operation: "getUsageEventProof",
      summary: "A proof file of a usage event, for `assay verify proof`.", access: .scope(.usageRead),
      query: Self.ofGlobal, answers: [200: .json(.proof)]
    ) { request in
      let id: UsageID = try request.id()
      return .json(try await proofs.proof(of: id, in: try request.realm, global: try Self.choice(request)))
    }
  }
}

extension Schema {
  /// SHA-256 in base64.
  static let proofHash = Schema.text(TextRule(44...44, pattern: "^[A-Za-z0-9+/]{43}=$"))

  private static let place: [Field] = [
    .required("index", .integer(0...1 << 53), "The leaf's place, from 0."),
    .required("inclusion_path", .array(.proofHash, 0...63), "Siblings from the leaf up."),
    .required("checkpoint", .words(262_144), "A signed note (C2SP tlog-checkpoint)."),
  ]

  /// A proof file.
  static let proof = Schema.named(
    "Proof",
    .object(
      [
        .required("format", .choice(["assay-proof/1"])),
        .required("leaf", .text(TextRule(44...44, pattern: "^[A-Za-z0-9+/]{44}$")), "The 33 bytes of the entry."),
      ] + place + [
        .optional(
          "opening", .object([.required("record", .any), .required("key", .proofHash)]),
          "The record and its key; missing where they were erased."),
        .optional("global", .object(place), "The checkpoint's place in the operator's log; missing before it has one."),
      ]))
}

extension ConsistencyView {
  /// The wire form.
  fileprivate var json: JSON {
    [
      "from": .integer(from), "root": .string(root), "consistency_path": .array(path.map(JSON.string)),
      "checkpoint": .string(checkpoint),
    ]
  }
}
