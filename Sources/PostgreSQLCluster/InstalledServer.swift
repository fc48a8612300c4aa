/// Finds PostgreSQL's programs where Debian puts them, which is on nobody's search path.
enum InstalledServer {
  private static let root = "/usr/lib/postgresql"

  /// The programs' directory: of `version` where the data were made by one, else of the newest.
  /// - Throws: ``ClusterError/notInstalled`` or ``ClusterError/versionMissing(_:)``
  static func programs(version: String?) throws(ClusterError) -> String {
    let installed = Files.names(in: root).compactMap(Int.init).filter { Files.exists("\(root)/\($0)/bin/postgres") }
    guard let newest = installed.max() else { throw .notInstalled }
    guard let version else { return "\(root)/\(newest)/bin" }
    guard let major = Int(version), installed.contains(major) else { throw .versionMissing(version) }
    return "\(root)/\(major)/bin"
  }
}
