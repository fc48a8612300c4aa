import Domain
import FoundationEssentials
import PostgreSQL

/// What witnesses cosigned, in PostgreSQL, in the operator's scope.
public struct PostgreSQLWitnessStore: WitnessStore {
  let database: Database
  private let log = TenantID.installation

  /// A store over a database.
  public init(database: Database) { self.database = database }

  /// See ``WitnessStore/standings()``.
  public func standings() async throws(StoreError) -> [WitnessStanding] {
    try await storing {
      try await database.read(inScopeOf: log.uuid, LogWatchStatements.witnesses, [log.parameter]).map { row in
        WitnessStanding(
          name: try row.decode("name"), size: try row.decode("size"), behind: try row.decode("behind"),
          cosignedAt: try row.decodeIfPresent("cosigned_at"),
          failures: Int(try row.decode("failures", as: Int64.self)), failure: try row.valueIfPresent("last_error"))
      }
    }
  }

  /// See ``WitnessStore/keep(_:by:of:witness:at:)``.
  public func keep(
    _ line: String, by key: String, of size: Int64, witness: String, at now: Date
  ) async throws(StoreError) {
    try await storing {
      _ = try await database.once(
        inScopeOf: log.uuid,
        [
          Command(
            LogWatchStatements.keepLine,
            [log.parameter, .int(size), .text(witness), .text(key), .text(line), .timestamp(now)]),
          Command(
            LogWatchStatements.keepStanding, [log.parameter, .text(witness), .int(size), .timestamp(now)]),
        ])
    }
  }

  /// See ``WitnessStore/fail(_:with:at:)``.
  public func fail(_ witness: String, with failure: LogWatchFailure, at now: Date) async throws(StoreError) {
    try await storing {
      _ = try await database.once(
        inScopeOf: log.uuid, LogWatchStatements.fail,
        [log.parameter, .text(witness), .text(failure.rawValue), .timestamp(now)])
    }
  }
}
