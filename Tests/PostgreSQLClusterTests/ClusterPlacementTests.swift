import Foundation
import Logging
import PostgreSQLCluster
import Testing

struct ClusterPlacementTests {
  @Test(.enabled(if: geteuid() == 0, "only root starts the server as another user"))
  func `below a directory that others cannot pass, the cluster lives elsewhere`() async throws {
    let closed = try ClusterFolder()
    defer { #expect(throws: Never.self) { try closed.remove() } }
    let folder = try ClusterFolder(below: closed.path)
    try ClusterFolder.setMode(0o700, of: closed.path)
    let cluster = folder.cluster()
    let endpoint = try await cluster.start()
    #expect(endpoint.socketDirectory.hasPrefix("/run/assay-"))
    let data = try #require(try endpoint.ask("show data_directory"))
    #expect(data.hasPrefix("/var/lib/assay/"))
    // The same directory is the same cluster for another process.
    let other = folder.cluster()
    #expect(
      try await other.start()
        == ClusterEndpoint(
          socketDirectory: endpoint.socketDirectory, port: endpoint.port, superuser: endpoint.superuser,
          wasAdopted: true))
    try await other.stop()
    try await cluster.stop()
    try FileManager.default.removeItem(atPath: (data as NSString).deletingLastPathComponent)
    try FileManager.default.removeItem(atPath: endpoint.socketDirectory)
  }

  // The socket's name is "/postgresql/data/.s.PGSQL.5432" below the directory: 30 bytes of 107.
  @Test(.enabled(if: geteuid() == 0, "only root may write below /run"), arguments: [(77, false), (78, true)])
  func `a socket whose path is too long lies elsewhere`(bytes: Int, isElsewhere: Bool) async throws {
    let outer = try ClusterFolder(below: "/tmp")
    defer { #expect(throws: Never.self) { try outer.remove() } }
    let nameBytes = bytes - outer.path.utf8.count - 1
    let path = "\(outer.path)/\(String(repeating: "n", count: nameBytes))"
    var settings = ClusterSettings()
    settings.isDurable = false
    let cluster = PrivateCluster(directory: path, settings: settings, logger: .init(label: "cluster-tests"))
    let endpoint = try await cluster.start()
    #expect(endpoint.socketDirectory.hasPrefix("/run/assay-") == isElsewhere)
    #expect(try endpoint.ask("select 1") == "1")
    try await cluster.stop()
    if isElsewhere { try FileManager.default.removeItem(atPath: endpoint.socketDirectory) }
  }
}
