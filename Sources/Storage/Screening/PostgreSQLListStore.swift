import Domain
import FoundationEssentials
import PostgreSQL

/// Lists in PostgreSQL. A twin file imports them.
public struct PostgreSQLListStore: ListStore {
  let database: Database
  let vault: KeyVault

  /// A store over a database; what is logged of imports is sealed with the vault's keys.
  public init(database: Database, vault: KeyVault) {
    self.database = database
    self.vault = vault
  }

  /// See ``ListStore/newest(of:)``.
  public func newest(of owner: ListOwner) async throws(StoreError) -> [ListVersion] {
    try await storing {
      try await database.once(inScopeOf: owner.scope, ListStatements.newest, [owner.parameter])
        .map { try ListVersion(row: $0) }
    }
  }

  /// See ``ListStore/versions(of:owner:before:limit:)``.
  public func versions(
    of list: String, owner: ListOwner, before: Int?, limit: Int
  ) async throws(StoreError) -> [ListVersion] {
    try await storing {
      try await database.once(
        inScopeOf: owner.scope, ListStatements.versions,
        [owner.parameter, .text(list), .optional(before) { .int(Int64($0)) }, .int(Int64(limit))]
      ).map { try ListVersion(row: $0) }
    }
  }

  /// See ``ListStore/entities(of:version:owner:after:limit:)``.
  public func entities(
    of list: String, version: Int, owner: ListOwner, after: String?, limit: Int
  ) async throws(StoreError) -> [ListEntity] {
    try await storing {
      try await rows(
        ListEntityStatements.page, of: list, versions: [version], owner: owner,
        [.int(Int64(version)), .text(orNull: after), .int(Int64(limit))]
      ).map { try ListEntity.stored(try $0.decode("body", as: String.self)) }
    }
  }

  /// See ``ListStore/changes(of:from:to:owner:after:limit:)``.
  public func changes(
    of list: String, from earlier: Int, to later: Int, owner: ListOwner, after: String?, limit: Int
  ) async throws(StoreError) -> [ListChange] {
    try await storing {
      try await rows(
        ListEntityStatements.changes, of: list, versions: earlier == 0 ? [later] : [earlier, later], owner: owner,
        [.int(Int64(earlier)), .int(Int64(later)), .text(orNull: after), .int(Int64(limit))]
      ).map { try ListChange(row: $0) }
    }
  }

  /// See ``ListStore/rejected(of:version:owner:)``.
  public func rejected(
    of list: String, version: Int, owner: ListOwner
  ) async throws(StoreError) -> [RejectedRow] {
    try await storing {
      try await rows(
        ListStatements.rejections, of: list, versions: [version], owner: owner, [.int(Int64(version))]
      ).map { try RejectedRow(row: $0) }
    }
  }

  /// Rows of a statement about versions that have to be there.
  private func rows(
    _ statement: Statement, of list: String, versions: Set<Int>, owner: ListOwner, _ parameters: [Parameter]
  ) async throws -> [Row] {
    let start = [owner.parameter, Parameter.text(list)]
    let found = try await database.once(
      inScopeOf: owner.scope,
      [
        Command(ListStatements.known, start + [.intArray(versions.map(Int64.init))]),
        Command(statement, start + parameters),
      ])
    guard found[0].count == versions.count else { throw StoreError.notFound }
    return found[1]
  }
}
