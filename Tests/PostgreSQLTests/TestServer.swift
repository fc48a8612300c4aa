import Foundation
import Logging
import PostgreSQL
import PostgreSQLCluster
import Testing

/// A throw-away server, one for the whole test run, with a fresh database for each that asks.
actor TestServer {
  static let shared = TestServer()

  private var starting: Task<ClusterEndpoint, any Error>?
  private var databaseCount = 0

  func endpoint() async throws -> ClusterEndpoint {
    if let starting { return try await starting.value }
    let task = Task { try await ServerFolder.lasting().start() }
    starting = task
    return try await task.value
  }

  /// The URL of a new, empty database.
  func freshDatabaseURL() async throws -> String {
    let endpoint = try await endpoint()
    databaseCount += 1
    let name = "test_\(databaseCount)"
    let admin = Database(url: endpoint.url(role: endpoint.superuser, database: "postgres"), logger: .silent)
    try await admin.script("create database \(name)")
    await admin.close()
    return endpoint.url(role: endpoint.superuser, database: name)
  }

  /// A new, empty database, closed after the body.
  static func withDatabase(
    _ change: (inout DatabaseSettings) -> Void = { _ in }, _ body: (Database) async throws -> Void
  ) async throws {
    var settings = DatabaseSettings()
    change(&settings)
    let database = Database(url: try await shared.freshDatabaseURL(), settings: settings, logger: .silent)
    do {
      try await body(database)
    } catch {
      await database.close()
      throw error
    }
    await database.close()
  }
}

/// A directory that holds one server's data.
struct ServerFolder {
  let path: String

  init() throws {
    path = (NSTemporaryDirectory() as NSString).appendingPathComponent("assay-pg-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
  }

  func cluster(_ parameters: [String: String] = [:]) -> PrivateCluster {
    var settings = ClusterSettings()
    settings.isDurable = false
    settings.sharedBuffersMegabytes = 32
    // Every test of a run may fill a pool of its own at the same moment.
    settings.connectionsMax = 400
    settings.parameters = parameters
    return PrivateCluster(directory: path, settings: settings, logger: .silent)
  }

  /// The process that serves it.
  var server: pid_t? {
    let files = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    guard let file = files.first(where: { $0.hasSuffix("postmaster.pid") }),
      let content = FileManager.default.contents(atPath: "\(path)/\(file)")
    else { return nil }
    return String(decoding: content, as: UTF8.self).split(separator: "\n").first.flatMap { pid_t($0) }
  }

  /// Ends the server at once and removes the data.
  func remove() {
    if let server, kill(server, SIGQUIT) == 0 {
      // Until it is gone it writes into what is removed; 5 seconds at most.
      for _ in 0..<500 where kill(server, 0) == 0 { usleep(10_000) }
    }
    do { try FileManager.default.removeItem(atPath: path) } catch {
      print("left over: \(path): \(error)")
    }
  }

  /// A server that ends with this process, since the test library has no last moment of its own.
  static func lasting() throws -> PrivateCluster {
    let folder = try ServerFolder()
    lastingFolder = folder
    atexit { ServerFolder.lastingFolder?.remove() }
    return folder.cluster()
  }

  // Safe: written once, by the actor above, and read at the process's end.
  private nonisolated(unsafe) static var lastingFolder: ServerFolder?
}

extension Logger {
  static let silent = Logger(label: "tests", factory: { _ in SwiftLogNoOpLogHandler() })
}

/// Waits until something holds; an issue where it does not within 20 seconds.
func eventually(
  sourceLocation: SourceLocation = #_sourceLocation, _ condition: () async throws -> Bool
) async throws {
  let latest = ContinuousClock.now + .seconds(20)
  while ContinuousClock.now < latest {
    if try await condition() { return }
    try await Task.sleep(for: .milliseconds(10))
  }
  Issue.record("it never held", sourceLocation: sourceLocation)
}

/// The room's error that the body throws, nil where it throws none.
func roomError(_ body: () async throws -> Void) async throws -> PostgreSQLError? {
  do {
    try await body()
    return nil
  } catch let error as PostgreSQLError {
    return error
  }
}
