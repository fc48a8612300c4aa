import Foundation
import PostgreSQLCluster
import Testing

@Suite(.serialized) struct PrivateClusterTests {
  @Test func `a new cluster answers on its socket alone and checks its pages`() async throws {
    let folder = try ClusterFolder()
    defer { #expect(throws: Never.self) { try folder.remove() } }
    let cluster = folder.cluster { $0.parameters = ["work_mem": "7MB"] }
    let endpoint = try await cluster.start()
    #expect(!endpoint.wasAdopted)
    #expect(try endpoint.ask("show listen_addresses") == "")
    #expect(try endpoint.ask("show data_checksums") == "on")
    #expect(try endpoint.ask("show fsync") == "off")
    #expect(try endpoint.ask("show work_mem") == "7MB")
    #expect(try endpoint.ask("show server_encoding") == "UTF8")
    try await cluster.stop()
    #expect(try endpoint.ask("select 1") == nil)
  }

  @Test func `data outlive a stop and a start`() async throws {
    let folder = try ClusterFolder()
    defer { #expect(throws: Never.self) { try folder.remove() } }
    let cluster = folder.cluster { $0.isDurable = true }
    var endpoint = try await cluster.start()
    #expect(try endpoint.ask("show fsync") == "on")
    _ = try endpoint.ask("create table kept as select 42 as number")
    try await cluster.stop()
    endpoint = try await cluster.start()
    #expect(try endpoint.ask("select number from kept") == "42")
    try await cluster.stop()
  }

  @Test func `the last of several users ends the server`() async throws {
    let folder = try ClusterFolder()
    defer { #expect(throws: Never.self) { try folder.remove() } }
    let (first, second) = (folder.cluster(), folder.cluster())
    #expect(try await !first.start().wasAdopted)
    let endpoint = try await second.start()
    #expect(endpoint.wasAdopted)
    try await first.stop()
    #expect(try endpoint.ask("select 1") == "1")
    try await second.stop()
    #expect(try endpoint.ask("select 1") == nil)
  }

  @Test func `users that start at the same moment share one server`() async throws {
    let folder = try ClusterFolder()
    defer { #expect(throws: Never.self) { try folder.remove() } }
    let clusters = (0..<4).map { _ in folder.cluster() }
    let adopted = try await withThrowingTaskGroup { group in
      for cluster in clusters { group.addTask { try await cluster.start().wasAdopted } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(adopted.filter { !$0 }.count == 1)
    for cluster in clusters { try await cluster.stop() }
    #expect(folder.serverProcess == nil)
  }

  @Test func `a server left behind by a user that is gone is adopted`() async throws {
    let folder = try ClusterFolder()
    defer { #expect(throws: Never.self) { try folder.remove() } }
    var gone: PrivateCluster? = folder.cluster()
    _ = try await gone?.start()
    gone = nil
    // The last reference may be a task that is just ending.
    try await Task.sleep(for: .seconds(1))
    let cluster = folder.cluster()
    #expect(try await cluster.start().wasAdopted)
    try await cluster.stop()
    #expect(folder.serverProcess == nil)
  }

  @Test func `a killed server is started again with all that was committed`() async throws {
    let folder = try ClusterFolder()
    defer { #expect(throws: Never.self) { try folder.remove() } }
    let cluster = folder.cluster { $0.isDurable = true }
    var endpoint = try await cluster.start()
    _ = try endpoint.ask("create table kept as select 42 as number")
    kill(try #require(folder.serverProcess), SIGKILL)
    while try endpoint.ask("select 1") != nil { try await Task.sleep(for: .milliseconds(10)) }
    endpoint = try await cluster.start()
    #expect(!endpoint.wasAdopted)
    #expect(try endpoint.ask("select number from kept") == "42")
    try await cluster.stop()
  }

  @Test func `a supervised server comes back by itself`() async throws {
    let folder = try ClusterFolder()
    defer { #expect(throws: Never.self) { try folder.remove() } }
    let cluster = folder.cluster()
    let endpoint = try await cluster.start()
    let supervision = Task { await cluster.supervise(every: .milliseconds(50)) }
    let killed = try #require(folder.serverProcess)
    kill(killed, SIGKILL)
    var answer: String?
    for _ in 0..<200 where answer == nil {
      try await Task.sleep(for: .milliseconds(50))
      answer = folder.serverProcess == killed ? nil : try endpoint.ask("select 1")
    }
    #expect(answer == "1")
    supervision.cancel()
    await supervision.value
    try await cluster.stop()
  }

  @Test func `a pid file whose number is now another process's is no server`() async throws {
    let folder = try ClusterFolder()
    defer { #expect(throws: Never.self) { try folder.remove() } }
    let cluster = folder.cluster()
    _ = try await cluster.start()
    let path = "\(folder.data)/postmaster.pid"
    let content = String(decoding: try #require(FileManager.default.contents(atPath: path)), as: UTF8.self)
    try await cluster.stop()
    let lines = content.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
    let foreign = (["\(getpid())"] + lines.map(String.init)).joined(separator: "\n")
    try foreign.write(toFile: path, atomically: true, encoding: .utf8)
    #expect(try await !cluster.start().wasAdopted)
    try await cluster.stop()
  }

  @Test func `an interrupted beginning is begun again`() async throws {
    let folder = try ClusterFolder()
    defer { #expect(throws: Never.self) { try folder.remove() } }
    let draft = "\(folder.path)/postgresql/data.new"
    try FileManager.default.createDirectory(atPath: draft, withIntermediateDirectories: true)
    try "half".write(toFile: "\(draft)/PG_VERSION", atomically: true, encoding: .utf8)
    let cluster = folder.cluster()
    #expect(try await cluster.start().ask("select 1") == "1")
    #expect(!FileManager.default.fileExists(atPath: draft))
    try await cluster.stop()
  }

  @Test func `data of a version that is not installed are refused`() async throws {
    let folder = try ClusterFolder()
    defer { #expect(throws: Never.self) { try folder.remove() } }
    try FileManager.default.createDirectory(atPath: folder.data, withIntermediateDirectories: true)
    try "7\n".write(toFile: "\(folder.data)/PG_VERSION", atomically: true, encoding: .utf8)
    await #expect(throws: ClusterError.versionMissing("7")) { try await folder.cluster().start() }
  }

  @Test func `a refused parameter is named in the error`() async throws {
    let folder = try ClusterFolder()
    defer { #expect(throws: Never.self) { try folder.remove() } }
    let cluster = folder.cluster { $0.parameters = ["no_such_parameter": "1"] }
    let error = await #expect(throws: ClusterError.self) { try await cluster.start() }
    guard case .programFailed("pg_ctl", _, let output) = error else {
      Issue.record("not the error of pg_ctl")
      return
    }
    #expect(output.contains("no_such_parameter"))
  }
}
