import Domain
import FoundationEssentials
import PostgreSQL
import Sealing

/// What reviewers found, in PostgreSQL.
public struct PostgreSQLScreeningFindings: ScreeningFindings {
  let database: Database
  let vault: KeyVault

  /// Findings over a database.
  public init(database: Database, vault: KeyVault) {
    self.database = database
    self.vault = vault
  }

  /// See ``ScreeningFindings/findings(of:in:)``.
  public func findings(of applicant: ApplicantID, in realm: Realm) async throws(StoreError) -> [StandingFinding] {
    try await storing {
      let keys = try await vault.keys(of: realm.tenant, from: database)
      let results = try await database.once(
        inScopeOf: realm.tenant.uuid,
        [
          Command(
            VerificationStatements.keyOfClass,
            [realm.tenant.parameter, applicant.parameter, .text(DataClass.screening.rawValue)]),
          Command(FindingStatements.standing, realm.parameters + [applicant.parameter]),
        ])
      guard let key = try results[0].first?.decode("wrapped", as: [UInt8].self) else { return [] }
      var newest: [HitFinding.Entry: StandingFinding] = [:]
      for row in results[1] {
        guard let found = try StandingFinding(row: row, of: applicant, key: key, keys: keys) else { continue }
        newest[found.finding.entry] = found
      }
      return newest.values.sorted { $0.finding.entry < $1.finding.entry }
    }
  }

  /// See ``ScreeningFindings/pending(of:in:)``.
  public func pending(of applicant: ApplicantID, in realm: Realm) async throws(StoreError) -> [PendingHit] {
    try await storing {
      let keys = try await vault.keys(of: realm.tenant, from: database)
      let rows = try await database.once(
        inScopeOf: realm.tenant.uuid, FindingStatements.pending, realm.parameters + [applicant.parameter])
      return try rows.flatMap { row in
        let details = try row.opened(
          "sealed", of: applicant, object: try row.decode("id", as: UUID.self), label: .details, keys: keys)
        let breakdown = details?["breakdown"] ?? .null
        let person = ScreenedHit.person(in: breakdown)
        return ScreenedHit.all(in: breakdown).filter(\.isOpen).map { PendingHit(hit: $0, person: person) }
      }
    }
  }
}
