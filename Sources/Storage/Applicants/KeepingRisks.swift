import Domain
import FoundationEssentials
import PostgreSQL
import Sealing

/// Ratings of customers, in PostgreSQL: the newest of each, sealed with the applicant's record.
enum RiskStatements {
  static let keep: Statement = """
    insert into applicant_risks (tenant_id, applicant_id, verification_id, sealed, rated_at) values ($1, $2, $3, $4, $5)
    on conflict (tenant_id, applicant_id) do update
    set verification_id = excluded.verification_id, sealed = excluded.sealed, rated_at = excluded.rated_at
    where applicant_risks.rated_at <= excluded.rated_at
    """
  static let forget: Statement = "delete from applicant_risks where tenant_id = $1 and applicant_id = $2"
}

extension Transaction {
  /// Keeps how risky a ruling found the customer to be, in its transaction.
  func keep(_ ruling: Ruling, in realm: Realm, keys: TenantKeys) async throws {
    let applicant = ruling.deliberation.applicant
    guard let risk = ruling.risk else {
      _ = try await query(RiskStatements.forget, [realm.tenant.parameter, applicant.parameter])
      return
    }
    let rows = try await query(
      VerificationStatements.keyOfClass,
      [realm.tenant.parameter, applicant.parameter, .text(DataClass.record.rawValue)])
    // Erased meanwhile: nothing is known of the person any more.
    guard let wrapped = try rows.first?.decode("wrapped", as: [UInt8].self) else { return }
    let sealed = try keys.seal(risk.json, under: wrapped, of: applicant, object: applicant.uuid, column: .risk)
    _ = try await query(
      RiskStatements.keep,
      [
        realm.tenant.parameter, applicant.parameter, ruling.deliberation.verification.parameter, .bytes(sealed),
        .timestamp(ruling.now),
      ])
  }
}
