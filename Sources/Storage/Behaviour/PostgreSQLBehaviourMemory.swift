import Domain
import FoundationEssentials
import PostgreSQL

/// What verifications leave behind, in PostgreSQL: found by blind index.
public struct PostgreSQLBehaviourMemory: BehaviourMemory {
  let database: Database

  /// A memory over a database.
  public init(database: Database) { self.database = database }

  /// See ``BehaviourMemory/history(of:by:under:in:)``.
  public func history(
    of verification: VerificationID, by applicant: ApplicantID, under policy: BehaviourPolicy, in realm: Realm
  ) async throws(StoreError) -> BehaviourHistory {
    try await storing {
      let of = realm.parameters + [verification.parameter]
      let (window, memory) = (policy.window.seconds, Self.seconds(policy.memoryDays))
      let most = Parameter.int(Int64(BehaviourHistory.sightingsMax))
      let found = try await database.once(
        inScopeOf: realm.tenant.uuid,
        [
          Command(BehaviourStatements.sightings, of + [.double(window), .double(memory), most]),
          Command(
            BehaviourStatements.declines,
            of + [applicant.parameter, .double(memory), most, .int(Int64(BehaviourHistory.declinesMax))]),
        ])
      var history = BehaviourHistory(applicant: applicant)
      for row in found[0] {
        history.at = try row.decode("created_at")
        history.name = try row.decodeIfPresent("name_index")
        let seen = try BehaviourHistory.Sighting(row: row)
        history.sightings[try row.value("kind"), default: []] += [seen].compactMap(\.self)
      }
      history.declines = try found[1].map {
        BehaviourHistory.Decline(verification: try $0.decode("id"), basis: try $0.value("basis"))
      }
      return history
    }
  }

  /// See ``BehaviourMemory/forget(in:at:limit:)``.
  public func forget(in tenant: TenantID, at now: Date, limit: Int) async throws(StoreError) -> Int {
    try await storing {
      try await database.inScope(of: tenant.uuid) { transaction in
        try await transaction.execute(
          BehaviourStatements.forgetEnded, [tenant.parameter, .timestamp(now), .int(Int64(limit))])
      }
    }
  }

  static func seconds(_ days: Int) -> Double { Double(days) * 86_400 }
}

extension BehaviourHistory.Sighting {
  /// Nil where a row has nobody else.
  fileprivate init?(row: Row) throws {
    guard let verification = try row.decodeIfPresent("seen", as: VerificationID.self) else { return nil }
    self.init(
      verification: verification, applicant: try row.decode("seen_applicant"),
      name: try row.decodeIfPresent("seen_name"), at: try row.decode("seen_at"))
  }
}
