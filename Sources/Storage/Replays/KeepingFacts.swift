import Crypto
import Domain
import FoundationEssentials
import PostgreSQL

extension TenantKeys {
  /// Digest of a check's canonical result: an HMAC under a key of the tenant, so that it confirms nobody's guess of
  /// what was found.
  func digest(ofCheck result: JSON) -> [UInt8] { indexKey.index("check-result", result.canonicalBytes) }

  /// Digest of a decision's canonical result, in the same way.
  func digest(ofDecision result: JSON) -> [UInt8] { indexKey.index("decision-result", result.canonicalBytes) }
}

/// What a decision rested on, as it is kept in clear: identifiers and digests.
struct DecisionInputs {
  let ruling: RulingID?
  /// SHA-256 of the canonical form of the policy's document, as on the leaf of its version.
  let policyDigest: String
  /// The checks that stood, each with the digest of its result; empty for one that ran before digests were kept.
  let checks: [(id: CheckID, digest: String)]

  init(ruling: RulingID?, policyDigest: String, checks: [(id: CheckID, digest: String)]) {
    self.ruling = ruling
    self.policyDigest = policyDigest
    self.checks = checks
  }

  /// Reads the stored form.
  /// - Throws: ``StoreError/damaged``
  init(json: JSON) throws {
    guard let policy = json["policy_sha256"]?.text, let checks = json["checks"]?.elements else {
      throw StoreError.damaged
    }
    ruling = json["ruling_id"]?.text.flatMap { RulingID($0) }
    policyDigest = policy
    self.checks = try checks.map { check in
      guard let id = check["id"]?.text.flatMap({ CheckID($0) }), let digest = check["digest"]?.text else {
        throw StoreError.damaged
      }
      return (id, digest)
    }
  }

  var json: JSON {
    [
      "ruling_id": .optional(ruling?.description), "policy_sha256": .string(policyDigest),
      "checks": .array(checks.map { ["id": .string($0.id.description), "digest": .string($0.digest)] }),
    ]
  }

  /// The digest of a policy's document.
  static func digest(ofPolicy document: JSON) -> String { SHA256.hash(data: document.canonicalBytes).hexadecimal }
}

extension Transaction {
  /// Keeps what the rules judged, each part under its own key.
  func keepFacts(of ruling: Ruling, in realm: Realm, keys: TenantKeys) async throws -> RulingID {
    let (id, deliberation) = (RulingID(at: ruling.now), ruling.deliberation)
    let (record, screening) = try await self.keys(.record, .screening, of: deliberation.applicant, in: realm)
    let stored = StoredFacts(deliberation.facts)
    func sealed(_ json: JSON, _ wrapped: [UInt8]?, _ column: SealedColumn) throws -> Parameter {
      .optional(
        try wrapped.map {
          try keys.seal(json, under: $0, of: deliberation.applicant, object: id.uuid, column: column)
        }, Parameter.bytes)
    }
    _ = try await execute(
      RulingStatements.insert,
      realm.parameters + [
        id.parameter, deliberation.verification.parameter, .text(ruling.verdict.kind.rawValue),
        .int(Int64(deliberation.policyVersion)), .text(ruling.build), try sealed(stored.facts, record, .facts),
        try sealed(stored.screening, screening, .screeningFacts), .timestamp(ruling.now),
      ])
    return id
  }

  /// What a decision that is made now rests on.
  func inputs(of author: DecisionAuthor) async throws -> DecisionInputs {
    let tenant = author.keys.tenant.parameter
    let found = try await pipeline([
      Command(RulingStatements.checkDigests, [tenant, author.verification.parameter]),
      Command(TenantStatements.selectVersion, [tenant, .int(Int64(author.policyVersion))]),
    ])
    guard let policy = found[1].first else { throw StoreError.damaged }
    return DecisionInputs(
      ruling: author.ruling, policyDigest: DecisionInputs.digest(ofPolicy: try policy.json("document")),
      checks: try found[0].map {
        (try $0.decode("id"), try $0.decodeIfPresent("result_mac", as: [UInt8].self)?.hexadecimal ?? "")
      })
  }
}

/// SQL of rulings.
enum RulingStatements {
  static let insert: Statement = """
    insert into rulings (tenant_id, mode, id, verification_id, verdict, policy_version, build, facts_sealed,
      screening_sealed, ruled_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    """
  static let checkDigests: Statement = """
    select id, result_mac from checks
    where tenant_id = $1 and verification_id = $2 and is_current order by id
    """
  private static let eraseSubjects: Statement = """
    update checks set subject_sealed = null where tenant_id = $1
      and verification_id in (select id from verifications where tenant_id = $1 and applicant_id = $2)
    """
  private static let eraseFacts: Statement = """
    update rulings set facts_sealed = null where tenant_id = $1
      and verification_id in (select id from verifications where tenant_id = $1 and applicant_id = $2)
    """
  private static let eraseScreening: Statement = """
    update rulings set screening_sealed = null where tenant_id = $1
      and verification_id in (select id from verifications where tenant_id = $1 and applicant_id = $2)
    """

  /// The commands that take away what classes of an applicant's data had a part in.
  static func erasure(of classes: [DataClass], _ applicant: [Parameter]) -> [Command] {
    (classes.contains(.record) ? [Command(eraseSubjects, applicant), Command(eraseFacts, applicant)] : [])
      + (classes.contains(.screening) ? [Command(eraseScreening, applicant)] : [])
  }
}
