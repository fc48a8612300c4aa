import Domain
import FoundationEssentials
import PostgreSQL
import Sealing

/// Sealed columns. The label is authenticated, so that a value cannot be moved from one column to another.
enum SealedColumn {
  case record, request, details, version, note, finding, risk, subject, told, facts, screeningFacts

  func context(_ tenant: TenantID, _ object: UUID) -> SealingContext {
    switch self {
    case .record: SealingContext(tenant: tenant, object: object, label: "record")
    case .request: SealingContext(tenant: tenant, object: object, label: "request")
    case .details: SealingContext(tenant: tenant, object: object, label: "details")
    case .version: SealingContext(tenant: tenant, object: object, label: "version")
    case .note: SealingContext(tenant: tenant, object: object, label: "note")
    case .finding: SealingContext(tenant: tenant, object: object, label: "finding")
    case .risk: SealingContext(tenant: tenant, object: object, label: "risk")
    case .subject: SealingContext(tenant: tenant, object: object, label: "subject")
    case .told: SealingContext(tenant: tenant, object: object, label: "told")
    case .facts: SealingContext(tenant: tenant, object: object, label: "facts")
    case .screeningFacts: SealingContext(tenant: tenant, object: object, label: "screening-facts")
    }
  }
}

extension TenantKeys {
  /// Seals a JSON value under an applicant's wrapped key.
  func seal(
    _ json: JSON, under wrapped: [UInt8], of applicant: ApplicantID, object: UUID, column: SealedColumn
  ) throws -> [UInt8] {
    try unwrap(wrapped, applicant: applicant).seal(json.bytes, context: column.context(tenant, object))
  }
}

extension Row {
  /// Opens a sealed JSON column with the applicant's key in another column; nil where either was erased.
  func opened(
    _ column: String, of applicant: ApplicantID, object: UUID, label: SealedColumn, keys: TenantKeys,
    keyColumn: String = "wrapped"
  ) throws -> JSON? {
    try opened(column, of: applicant, object: object, label: label, ring: KeyRing(keys), keyColumn: keyColumn)
  }

  /// The same for one of several rows.
  func opened(
    _ column: String, of applicant: ApplicantID, object: UUID, label: SealedColumn, ring: KeyRing,
    keyColumn: String = "wrapped"
  ) throws -> JSON? {
    guard let sealed = try decodeIfPresent(column, as: [UInt8].self),
      let wrapped = try decodeIfPresent(keyColumn, as: [UInt8].self)
    else { return nil }
    let key = try ring.unwrap(wrapped, applicant: applicant)
    return try JSON.stored(try key.open(sealed, context: label.context(ring.keys.tenant, object)))
  }
}
