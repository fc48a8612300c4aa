import Domain
import FoundationEssentials
import PostgreSQL
import Sealing

extension VerificationView {
  init(row: Row, checks: [CheckView], decision: DecisionView?, keys: TenantKeys) throws {
    let id: VerificationID = try row.decode("id")
    let applicant: ApplicantID = try row.decode("applicant_id")
    let request = try row.opened("sealed", of: applicant, object: id.uuid, label: .request, keys: keys) ?? .object([])
    self.init(
      id: id, realm: Realm(tenant: keys.tenant, mode: try row.value("mode")), applicant: applicant,
      externalID: request["external_id"]?.text, status: try row.value("status"),
      policyVersion: try row.decode("policy_version"), language: try row.decode("language"), request: request,
      requirements: try row.json("requirements").elements?.compactMap(Requirement.init) ?? [],
      attempts: try row.decode("attempts"), resourceVersion: try row.decode("resource_version"),
      createdAt: try row.decode("created_at"), updatedAt: try row.decode("updated_at"),
      completedAt: try row.decodeIfPresent("completed_at"), expiresAt: try row.decode("expires_at"), checks: checks,
      decision: decision)
    key = try row.decodeIfPresent("key_id", as: UUID.self).map(KeyID.init)
  }
}

extension CheckView {
  init(row: Row, ring: KeyRing) throws {
    let id: CheckID = try row.decode("id")
    let billing = try row.decodeIfPresent("usage_id", as: UUID.self).map { usage in
      CheckBilling(
        usage: UsageID(usage), freeBecause: try row.valueIfPresent("free_reason"),
        unitPrice: try row.decode("unit_price"), currency: try row.decode("currency"),
        priceBook: try row.decode("price_book"))
    }
    self.init(
      id: id, type: try row.value("type"), attempt: try row.decode("attempt"), status: try row.value("status"),
      outcome: try row.valueIfPresent("outcome"), score: try row.decodeIfPresent("score"),
      reasons: try row.values("reasons"),
      details: try row.opened(
        "sealed", of: try row.decode("applicant_id"), object: id.uuid, label: .details, ring: ring),
      engine: try row.decodeIfPresent("engine", as: String.self).map(JSON.stored),
      durationMilliseconds: try row.decodeIfPresent("duration_ms"), billing: billing)
  }
}

extension DecisionView {
  init(row: Row) throws {
    self.init(
      id: try row.decode("id"), outcome: try row.value("outcome"),
      reasons: try row.json("reasons").elements?.compactMap(Reason.init) ?? [],
      automated: try row.decode("automated"), decidedBy: try row.value("decided_by"),
      member: try row.decodeIfPresent("member_id", as: UUID.self).map(MemberID.init),
      policyVersion: try row.decode("policy_version"), decidedAt: try row.decode("decided_at"))
  }
}

extension StreamEvent {
  init(row: Row) throws {
    self.init(
      id: try row.decode("id"), type: try row.value("type"), sequence: try row.decodeIfPresent("sequence"),
      data: try row.json("data"), actor: try row.decode("actor"), createdAt: try row.decode("created_at"))
  }
}
