import Domain
import FoundationEssentials
import Hummingbird

/// `/v1/evidence`. Each read of bytes is an entry of the audit log, written before the bytes leave.
struct EvidenceRoutes: Sendable {
  let vault: any EvidenceVault
  let verifications: any VerificationStore
  let audit: any AuditLog
  let time: any TimeSource

  var endpoints: [Endpoint] { [list, get, content] }

  private static let evidence = Schema.named(
    "Evidence",
    .object([
      .required("id", .id(EvidenceID.self)), .required("verification_id", .id(VerificationID.self)),
      .required("applicant_id", .id(ApplicantID.self)), .required("kind", .values(EvidenceKind.self)),
      .required("media_type", .words(100)), .required("size_bytes", .integer(0...1_000_000_000)),
      .required("views", .array(.values(EvidenceViewName.self), 0...5)), .required("position", .integer(0...1000)),
    ]))

  private var list: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/verifications/{id}/evidence", operation: "listVerificationEvidence",
      summary: "What was given to a verification and stands.", access: .scope(.evidenceRead),
      answers: [200: .json(.object([.required("data", .array(Self.evidence, 0...200))]))]
    ) { request in
      let id: VerificationID = try request.id()
      _ = try await verifications.view(id, in: try request.realm)
      return .json(["data": .array(try await verifications.evidence(of: id, in: try request.realm).map(\.json))])
    }
  }

  private var get: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/evidence/{id}", operation: "getEvidence",
      summary: "A piece of evidence without its bytes.",
      access: .scope(.evidenceRead), answers: [200: .json(Self.evidence)]
    ) { request in
      .json(try await vault.item(try request.id(), in: try request.realm).json)
    }
  }

  private var content: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/evidence/{id}/content", operation: "getEvidenceContent",
      summary: "The bytes: as uploaded, straightened, with what was read drawn on, or the portrait or signature alone.",
      access: .scope(.evidenceRead),
      query: [QueryParameter("view", .values(EvidenceViewName.self), "`original` unless told.")],
      answers: [200: .media(["image/jpeg", "image/png", "image/webp", "image/heic", "application/pdf"])]
    ) { request in
      let (id, realm): (EvidenceID, Realm) = (try request.id(), try request.realm)
      let view = request.query["view"].flatMap(EvidenceViewName.init) ?? .original
      let item = try await vault.item(id, in: realm)
      guard item.views.contains(view) else { throw Problem.notFound }
      try await audit.record(view, of: item, in: realm, by: try request.actor, at: time.now)
      let bytes = try await vault.bytes(of: id, view: view, in: realm)
      return .media(bytes, type: view == .original ? item.mediaType : "image/jpeg")
        .with(.contentDisposition, "attachment; filename=\"\(id)\"").with(.xContentTypeOptions, "nosniff")
    }
  }
}

extension EvidenceItem {
  /// The wire form.
  var json: JSON {
    [
      "id": .string(id.description), "verification_id": .string(verification.description),
      "applicant_id": .string(applicant.description), "kind": .string(kind.rawValue), "media_type": .string(mediaType),
      "size_bytes": .integer(Int64(sizeBytes)), "views": .array(views.map { .string($0.rawValue) }),
      "position": .integer(Int64(position)),
    ]
  }
}
