import Foundation
import PostgreSQL
import PostgreSQLCluster
import Testing

@Suite struct FaultTests {
  private static let pid: Statement = "select pg_backend_pid() as pid"

  @Test func `a connection that ended while idle is replaced unseen`() async throws {
    try await TestServer.withDatabase({ $0.connectionsMax = 4 }) { database in
      let victim = try await database.query(Self.pid)[0].decode("pid", as: Int64.self)
      let endpoint = try await TestServer.shared.endpoint()
      let admin = Database(url: endpoint.url(role: endpoint.superuser, database: "postgres"), logger: .silent)
      _ = try await admin.query("select pg_terminate_backend($1::int)", [.int(victim)])
      // The server ends it a moment later.
      try await eventually {
        try await admin.query("select 1 from pg_stat_activity where pid = $1::int", [.int(victim)]).isEmpty
      }
      let next = try await database.query(Self.pid)[0].decode("pid", as: Int64.self)
      #expect(next != victim)
      await admin.close()
    }
  }

  @Test func `a connection that ends under its work gives a retryable error`() async throws {
    try await TestServer.withDatabase { database in
      let inside = try await roomError {
        try await database.inScope(of: UUID()) { transaction in
          _ = try await transaction.query("select pg_terminate_backend(pg_backend_pid())")
        }
      }
      #expect(inside == .connectionLost(duringCommit: false))
      #expect(inside?.isRetryable == true)
      let alone = try await roomError { _ = try await database.query("select pg_terminate_backend(pg_backend_pid())") }
      #expect(alone == .connectionLost(duringCommit: true))
      #expect(try await database.query("select 1").count == 1)
    }
  }

  @Test func `work goes on after the server was killed and started again`() async throws {
    let folder = try ServerFolder()
    defer { folder.remove() }
    let cluster = folder.cluster(["synchronous_commit": "on"])
    var endpoint = try await cluster.start()
    let url = endpoint.url(role: endpoint.superuser, database: "postgres")
    let database = Database(url: url, logger: .silent)
    let busy = Task { try await roomError { _ = try await database.query("select pg_sleep(60)") } }
    _ = try await database.query("create table kept as select 1 as one")
    try await eventually { database.statistics.leased == 1 }
    kill(try #require(folder.server), SIGKILL)
    // Its children see the end of their parent and follow.
    let error = try await busy.value
    #expect(error == .connectionLost(duringCommit: true))
    // An idle child lives a moment longer and still answers.
    try await eventually { try await roomError { _ = try await database.query("select 1") }?.isRetryable == true }
    endpoint = try await cluster.start()
    #expect(try await database.query("select one from kept").count == 1)
    #expect(database.statistics.leased == 0)
    await database.close()
    try await cluster.stop()
  }

  @Test func `a hundred callers live through a restart`() async throws {
    let folder = try ServerFolder()
    defer { folder.remove() }
    let cluster = folder.cluster(["synchronous_commit": "on"])
    let endpoint = try await cluster.start()
    let database = Database(url: endpoint.url(role: endpoint.superuser, database: "postgres"), logger: .silent)
    try await database.script("create table done (id bigint primary key)")
    try await withThrowingTaskGroup { group in
      for caller in 0..<100 {
        group.addTask {
          for step in 0..<20 { try await Self.store(Int64(caller * 1_000 + step), in: database) }
        }
      }
      try await Task.sleep(for: .milliseconds(30))
      try await cluster.stop()
      _ = try await cluster.start()
      try await group.waitForAll()
    }
    #expect(try await database.query("select 1 from done").count == 2_000)
    #expect(database.statistics.leased == 0)
    await database.close()
    try await cluster.stop()
  }

  /// Tries again for as long as the error says that it helps.
  private static func store(_ id: Int64, in database: Database) async throws {
    let latest = ContinuousClock.now + .seconds(30)
    while true {
      do throws(PostgreSQLError) {
        try await database.execute("insert into done values ($1) on conflict do nothing", [.int(id)])
        return
      } catch {
        guard error.isRetryable, ContinuousClock.now < latest else { throw error }
        try await Task.sleep(for: .milliseconds(20))
      }
    }
  }

  @Test func `the first host that is dead is passed over`() async throws {
    let endpoint = try await TestServer.shared.endpoint()
    let hosts = "/nowhere-at-all,\(endpoint.socketDirectory)"
    let url = "postgresql:///postgres?host=\(hosts)&port=1,\(endpoint.port)&user=\(endpoint.superuser)"
    let database = Database(url: url, logger: .silent)
    #expect(try await database.query("select 1").count == 1)
    await database.close()
  }

  @Test(arguments: [
    "postgresql:///postgres?host=/nowhere-at-all", "not a url at all", "postgresql://127.0.0.1:1/x", "x\0y",
  ])
  func `a server that cannot be reached is a retryable error`(url: String) async throws {
    var settings = DatabaseSettings()
    // On a busy machine the refusal itself may take its time.
    settings.leaseTimeout = .seconds(60)
    let database = Database(url: url, settings: settings, logger: .silent)
    let error = try await roomError { _ = try await database.query("select 1") }
    guard case .connectionFailed(let message) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(!message.isEmpty)
    #expect(error?.isRetryable == true)
    #expect(database.statistics.open == 0)
    await database.close()
  }

  @Test func `TLS is spoken where the URL asks for it and a wrong authority is refused`() async throws {
    let folder = try ServerFolder()
    defer { folder.remove() }
    let cluster = folder.cluster()
    let endpoint = try await cluster.start()
    let admin = Database(url: endpoint.url(role: endpoint.superuser, database: "postgres"), logger: .silent)
    let data = try await admin.query("select current_setting('data_directory') as d")[0].decode("d", as: String.self)
    let certificate = try TestCertificate(in: folder.path, for: data)
    let port = try TestCertificate.freePort()
    try await admin.script("alter system set listen_addresses = '127.0.0.1'")
    try await admin.script("alter system set port = '\(port)'")
    try await admin.script("alter system set ssl = on")
    await admin.close()
    try await cluster.stop()
    _ = try await folder.cluster(["listen_addresses": "127.0.0.1", "port": "\(port)", "ssl": "on"]).start()
    let base = "postgresql://postgres@127.0.0.1:\(port)/postgres?sslmode=verify-full&sslrootcert="
    let database = Database(url: base + certificate.path, logger: .silent)
    let rows = try await database.query("select ssl, version from pg_stat_ssl where pid = pg_backend_pid()")
    #expect(try rows[0].decode("ssl", as: Bool.self))
    #expect(try rows[0].decode("version", as: String.self).hasPrefix("TLS"))
    let count = try await database.query("select repeat('x', 1000) from generate_series(1, 20000)").count
    #expect(count == 20_000)
    await database.close()
    let stranger = Database(url: base + "/etc/ssl/certs/ca-certificates.crt", logger: .silent)
    let error = try await roomError { _ = try await stranger.query("select 1") }
    guard case .connectionFailed = error else { return #expect(Bool(false), "\(String(describing: error))") }
    await stranger.close()
  }
}

/// A certificate for 127.0.0.1 that vouches for itself, put where the server looks for one.
private struct TestCertificate {
  let path: String

  init(in folder: String, for data: String) throws {
    path = "\(folder)/server.crt"
    try Self.run([
      "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
      "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", "\(data)/server.key", "-out", path,
    ])
    try Self.run(["cp", path, "\(data)/server.crt"])
    try Self.run(["chmod", "600", "\(data)/server.key"])
    try Self.run(["chown", "--reference=\(data)", "\(data)/server.key", "\(data)/server.crt"])
  }

  static func run(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(arguments[0])")
  }

  /// A port that nobody used a moment ago.
  static func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
      }
    }
    try #require(isBound)
    return Int(UInt16(bigEndian: address.sin_port))
  }
}
