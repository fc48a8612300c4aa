import Crypto
import Domain
import FoundationEssentials
import Logging
import PostgreSQL

/// One file of `Migrations/`: `NNNN_verb_noun.sql`.
public struct Migration: Sendable, Hashable {
  /// The number that leads the file's name, from 1 without a gap.
  public let number: Int
  /// The file's name.
  public let name: String
  /// Its text.
  public let sql: String

  /// A migration; nil for a name of another shape.
  public init?(name: String, sql: String) {
    guard name.hasSuffix(".sql"), let number = Int(name.prefix(4)), name.dropFirst(4).hasPrefix("_") else { return nil }
    self.number = number
    self.name = name
    self.sql = sql
  }

  /// SHA-256 of the text, lower-case hex.
  var checksum: String {
    SHA256.hash(data: Array(sql.utf8)).hexadecimal
  }
}

/// Why a database was not migrated. Nothing was changed by the migration that failed.
public enum MigrationError: Error, Sendable, Hashable {
  /// A number is missing or twice.
  case gap(expected: Int, found: String)
  /// A migration that ran has another text now.
  case changed(String)
  /// The database knows a migration that this program does not.
  case unknown(String)
}

/// Brings a database forward, once, under an advisory lock.
public struct MigrationRunner: Sendable {
  let database: Database
  let logger: Logger

  /// A runner that connects as the owner.
  public init(database: Database, logger: Logger) {
    self.database = database
    self.logger = logger
  }

  /// Applies what is missing, in order, each in the one transaction. Returns the names applied.
  public func run(_ migrations: [Migration]) async throws -> [String] {
    let ordered = migrations.sorted { $0.number < $1.number }
    for (index, migration) in ordered.enumerated() where migration.number != index + 1 {
      throw MigrationError.gap(expected: index + 1, found: migration.name)
    }
    return try await database.transaction(deadline: .seconds(600)) { transaction in
      _ = try await transaction.query("select pg_advisory_xact_lock(7237410251)")
      try await transaction.script(Self.ledger)
      let applied = try await applied(transaction)
      for (name, checksum) in applied {
        guard let known = ordered.first(where: { $0.name == name }) else { throw MigrationError.unknown(name) }
        guard known.checksum == checksum else { throw MigrationError.changed(name) }
      }
      var names: [String] = []
      for migration in ordered where applied[migration.name] == nil {
        try await transaction.script(migration.sql)
        _ = try await transaction.execute(Self.record, [.text(migration.name), .text(migration.checksum)])
        logger.info("migrated", metadata: ["migration": "\(migration.name)"])
        names.append(migration.name)
      }
      return names
    }
  }

  /// True where nothing is left to apply.
  public func isCurrent(_ migrations: [Migration]) async throws -> Bool {
    try await database.transaction { transaction in
      try await applied(transaction).count == migrations.count
    }
  }

  private func applied(_ transaction: Transaction) async throws -> [String: String] {
    var applied: [String: String] = [:]
    for row in try await transaction.query("select name, checksum from schema_migrations") {
      applied[try row.decode("name", as: String.self)] = try row.decode("checksum", as: String.self)
    }
    return applied
  }

  private static let ledger = """
    create table if not exists schema_migrations (
      name text primary key, checksum text not null, applied_at timestamptz not null default now())
    """
  private static let record: Statement = "insert into schema_migrations (name, checksum) values ($1, $2)"
}
