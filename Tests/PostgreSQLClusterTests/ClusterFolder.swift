import Foundation
import Logging
import PostgreSQLCluster

/// A data directory of one test, which is removed with its server at the end.
struct ClusterFolder {
  let path: String

  init(below parent: String = NSTemporaryDirectory()) throws {
    path = (parent as NSString).appendingPathComponent("assay-cluster-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try Self.setMode(0o755, of: path)
  }

  var data: String { "\(path)/postgresql/data" }

  func cluster(_ change: (inout ClusterSettings) -> Void = { _ in }) -> PrivateCluster {
    var settings = ClusterSettings()
    settings.isDurable = false
    settings.sharedBuffersMegabytes = 16
    change(&settings)
    return PrivateCluster(directory: path, settings: settings, logger: Logger(label: "cluster-tests"))
  }

  /// Ends what a failed test may have left running, and removes everything.
  func remove() throws {
    if let process = serverProcess { kill(process, SIGKILL) }
    try FileManager.default.removeItem(atPath: path)
  }

  /// The number in the pid file.
  var serverProcess: pid_t? { Self.serverProcess(data) }

  static func serverProcess(_ data: String) -> pid_t? {
    guard let content = FileManager.default.contents(atPath: "\(data)/postmaster.pid") else { return nil }
    return String(decoding: content, as: UTF8.self).split(separator: "\n").first.flatMap { pid_t($0) }
  }

  static func setMode(_ mode: Int, of path: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }
}

extension ClusterEndpoint {
  /// What `psql` prints for a statement run as the superuser, without the last line's end; nil when it fails.
  func ask(_ sql: String) throws -> String? {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/psql")
    process.arguments = ["-XAtqc", sql, url(role: superuser, database: "postgres")]
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let said = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return String(decoding: said, as: UTF8.self).trimmingCharacters(in: .newlines)
  }
}
