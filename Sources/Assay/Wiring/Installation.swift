import Domain
import Foundation
import Logging
import PostgreSQL
import PostgreSQLCluster
import Sealing
import Storage
import TenantFiles

/// A database that is up and migrated, with the keys to read it: what every command stands on.
final class Installation: Sendable {
  let places: Places
  let database: Database
  let vault: KeyVault
  let cluster: PrivateCluster?
  let data: String
  let logger: Logger

  private init(
    places: Places, database: Database, vault: KeyVault, cluster: PrivateCluster?, data: String, logger: Logger
  ) {
    self.places = places
    self.database = database
    self.vault = vault
    self.cluster = cluster
    self.data = data
    self.logger = logger
  }

  /// Starts or adopts the database, migrates it where it may, and refuses a role that row-level security does not bind.
  static func open(_ options: InstallationOptions, logger: Logger) async throws -> Installation {
    let places = try Places()
    let data = URL(fileURLWithPath: options.data).standardizedFileURL.path
    try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
    var cluster: PrivateCluster?
    let (serverURL, ownerURL): (String, String?)
    if let url = options.databaseURL {
      (serverURL, ownerURL) = (url, options.ownerURL)
    } else if options.ownerURL != nil {
      throw Refusal("--owner-url goes with --database-url, the server's role on the same database.")
    } else {
      let started = PrivateCluster(directory: data, logger: logger)
      let endpoint = try await started.start()
      cluster = started
      try await createDatabase(endpoint, logger: logger)
      serverURL = endpoint.url(role: "assay_server", database: "assay")
      ownerURL = endpoint.url(role: endpoint.superuser, database: "assay")
    }
    let keys = try OperatorKeyFile.load(data: data, mayCreate: options.databaseURL == nil)
    if let ownerURL { try await migrate(ownerURL, places, logger: logger) }
    let database = Database(url: serverURL, logger: logger)
    try await Self.check(database, places)
    if cluster != nil { try await declareSeller(in: database, places) }
    return Installation(
      places: places, database: database, vault: KeyVault(operatorKeys: keys), cluster: cluster, data: data,
      logger: logger)
  }

  /// Opens an installation for a command's work, and closes it however that ends: a refusal leaves no database running.
  static func with(_ options: InstallationOptions, _ work: (Installation) async throws -> Void) async throws {
    let installation = try await open(options, logger: Log.quiet)
    do {
      try await work(installation)
    } catch {
      try await installation.close()
      throw error
    }
    try await installation.close()
  }

  /// Ends connections, and the private cluster where nobody else uses it.
  func close() async throws {
    await database.close()
    try await cluster?.stop()
  }

  /// Every tenant of the installation, with policies read by `TenantFiles`.
  func tenantDirectory() -> PostgreSQLTenantDirectory {
    PostgreSQLTenantDirectory(database: database, vault: vault) { try TenantFile(json: $0).policy }
  }

  private static func createDatabase(_ endpoint: ClusterEndpoint, logger: Logger) async throws {
    let maintenance = Database(url: endpoint.url(role: endpoint.superuser, database: "postgres"), logger: logger)
    do {
      if try await maintenance.query("select 1 from pg_database where datname = 'assay'").isEmpty {
        try await maintenance.script("create database assay")
      }
    } catch  where [.duplicateDatabase, .uniqueViolation].contains(error.sqlState) {
      // Another command was as fast: either code says so, by how far the other had come.
      logger.info("database.exists")
    }
    await maintenance.close()
  }

  private static func migrate(_ url: String, _ places: Places, logger: Logger) async throws {
    let owner = Database(url: url, logger: logger)
    _ = try await MigrationRunner(database: owner, logger: logger).run(try places.migrations())
    for book in try places.priceBooks() {
      do {
        try await PriceBookSeeding(database: owner).seed(
          slug: book.slug, version: book.version, document: book.json, at: SystemTime().now)
      } catch is PriceBookBegun {
        throw Refusal(
          "Version \(book.version) of price book \(book.slug) must begin after today, in every time zone, and after "
            + "the versions before it: raise its effective_from.")
      }
    }
    await owner.close()
  }

  /// A private database is a demonstration until the operator says who sells; any other has no seller before that.
  private static func declareSeller(in database: Database, _ places: Places) async throws {
    let sellers = PostgreSQLSellerRegister(database: database)
    guard try await sellers.seller() == nil else { return }
    let seller = try InvoicesCommand.seller(at: places.demonstrationSeller)
    do {
      _ = try await sellers.declare(seller, by: Actor("demonstration"), at: SystemTime().now)
    } catch StoreError.stale {
      Log.quiet.info("seller.declared_elsewhere")
    }
  }

  /// The server must not be able to step over row-level security (DESIGN §4).
  private static func check(_ database: Database, _ places: Places) async throws {
    guard try await RoleInspection(database: database).isBound() else {
      throw Refusal("The database role owns tables, is a superuser, or has BYPASSRLS; connect as assay_server.")
    }
    guard
      try await MigrationRunner(database: database, logger: Logger(label: "assay")).isCurrent(try places.migrations())
    else {
      throw Refusal("The database is not migrated; run assay migrate --owner-url URL.")
    }
  }
}
