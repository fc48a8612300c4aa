import Glibc

/// Where a cluster's files lie.
struct ClusterLocation: Sendable {
  /// Locks and the data; belongs to whoever starts the cluster.
  let root: String
  let socketDirectory: String
  let account: Account?

  /// Belongs to the server's user, who alone may enter it.
  var data: String { "\(root)/data" }

  /// Where the server notes its number beside its socket.
  var socketLock: String { "\(socketDirectory)/.s.PGSQL.\(Self.port).lock" }

  private static let port = 5_432
  /// `sun_path` of `sockaddr_un` holds 108 bytes with the final NUL.
  private static let socketPathBytesMax = 107

  /// Finds the place for the cluster of `directory` and makes its directories, the data themselves excepted.
  ///
  /// The server's user has to pass every directory above the data: where one does not let others pass, the cluster
  /// lives in `/var/lib/assay`. A socket whose path would be too long there lies below `/run`.
  /// - Throws: ``ClusterError``
  init(directory: String, account: Account?) throws(ClusterError) {
    try Files.makeDirectory(directory, mode: 0o755)
    let real = try Files.realPath(directory)
    let name = Self.hash(real)
    let isReachable = account == nil || Self.othersMayPass(real)
    root = isReachable ? "\(real)/postgresql" : "/var/lib/assay/\(name)"
    try Files.makeDirectory(root, mode: 0o755)
    let inside = "\(root)/data"
    let fits = "\(inside)/.s.PGSQL.\(Self.port)".utf8.count <= Self.socketPathBytesMax
    socketDirectory = isReachable && fits ? inside : "/run/assay-\(name)"
    self.account = account
  }

  /// Makes the socket's directory anew when it is not the data's own: `/run` is empty after each boot.
  /// - Throws: ``ClusterError/socketPathTooLong(path:)`` when this process may not write below `/run`.
  func makeSocketDirectory() throws(ClusterError) {
    guard socketDirectory != data else { return }
    do {
      try Files.makeDirectory(socketDirectory, mode: 0o700)
    } catch {
      throw .socketPathTooLong(path: "\(data)/.s.PGSQL.\(Self.port)")
    }
    if let account { try own(socketDirectory, account) }
  }

  func own(_ path: String, _ account: Account) throws(ClusterError) {
    guard lchown(path, account.user, account.group) == 0 else { throw .fileFailed(path: path, code: errno) }
  }

  private static func othersMayPass(_ path: String) -> Bool {
    var directory = path
    while true {
      var status = stat()
      guard stat(directory, &status) == 0, status.st_mode & S_IXOTH != 0 else { return false }
      if directory == "/" { return true }
      directory = Files.directory(of: directory)
    }
  }

  /// FNV-1a, 64 bits, in hexadecimal: it only has to tell the clusters of one machine apart.
  static func hash(_ text: String) -> String {
    let hash = text.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    return String(hash, radix: 16)
  }
}
