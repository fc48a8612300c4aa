import Domain
import FoundationEssentials
import PostgreSQL

/// Sources of lists in PostgreSQL.
public struct PostgreSQLListSources: ListSources {
  let database: Database

  /// Sources over a database.
  public init(database: Database) { self.database = database }

  /// See ``ListSources/sources(of:)``.
  public func sources(of owner: ListOwner) async throws(StoreError) -> [ListSource] {
    try await storing {
      try await database.once(inScopeOf: owner.scope, ListSourceStatements.list, [owner.parameter])
        .map { try ListSource(row: $0) }
    }
  }

  /// See ``ListSources/add(_:owner:at:)``.
  public func add(_ draft: ListSourceDraft, owner: ListOwner, at now: Date) async throws(StoreError) {
    try await storing {
      _ = try await database.once(
        inScopeOf: owner.scope, ListSourceStatements.add,
        [
          owner.parameter, .text(draft.list), .text(draft.format), .text(draft.location),
          .int(draft.every.components.seconds), .timestamp(now),
        ])
    }
  }

  /// See ``ListSources/remove(_:owner:)``.
  public func remove(_ list: String, owner: ListOwner) async throws(StoreError) {
    try await storing {
      let count = try await database.inScope(of: owner.scope) {
        try await $0.execute(ListSourceStatements.remove, [owner.parameter, .text(list)])
      }
      guard count == 1 else { throw StoreError.notFound }
    }
  }

  /// See ``ListSources/due(at:limit:)``.
  public func due(at now: Date, limit: Int) async throws(StoreError) -> [(owner: ListOwner, list: String)] {
    try await storing {
      try await database.once(ListSourceStatements.due, [.timestamp(now), .int(Int64(limit))]).map {
        (ListOwner(scope: try $0.decode("tenant_id")), try $0.decode("list"))
      }
    }
  }

  /// See ``ListSources/lease(_:owner:at:until:)``.
  public func lease(
    _ list: String, owner: ListOwner, at now: Date, until: Date
  ) async throws(StoreError) -> ListSourceLease? {
    try await storing {
      let rows = try await database.once(
        inScopeOf: owner.scope, ListSourceStatements.lease,
        [owner.parameter, .text(list), .timestamp(now), .timestamp(until)])
      return try rows.first.map { ListSourceLease(source: try ListSource(row: $0), fence: try $0.decode("fence")) }
    }
  }

  /// See ``ListSources/record(_:of:)``.
  public func record(_ outcome: ListSourceOutcome, of lease: ListSourceLease) async throws(StoreError) {
    let owner = lease.source.owner
    let parameters = [
      owner.parameter, .text(lease.source.draft.list), .int(lease.fence), .timestamp(outcome.at),
      .text(orNull: outcome.error), .timestamp(outcome.nextAt),
    ]
    try await storing {
      let count = try await database.inScope(of: owner.scope) { transaction in
        guard let mark = outcome.mark else {
          return try await transaction.execute(ListSourceStatements.record, parameters)
        }
        return try await transaction.execute(
          ListSourceStatements.recordMark,
          parameters + [.text(orNull: mark.etag), .text(orNull: mark.lastModified), .text(orNull: mark.digest)])
      }
      guard count == 1 else { throw StoreError.stale }
    }
  }
}

extension ListSource {
  init(row: Row) throws {
    self.init(
      owner: ListOwner(scope: try row.decode("tenant_id")),
      draft: ListSourceDraft(
        list: try row.decode("list"), format: try row.decode("format"), location: try row.decode("location"),
        every: .seconds(try row.decode("every_seconds", as: Int64.self))),
      mark: ListSourceMark(
        etag: try row.decodeIfPresent("etag"), lastModified: try row.decodeIfPresent("last_modified"),
        digest: try row.decodeIfPresent("last_digest")), fetchedAt: try row.decodeIfPresent("last_fetched_at"),
      error: try row.decodeIfPresent("last_error"), nextAt: try row.decode("next_at"))
  }
}
