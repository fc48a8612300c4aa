import Glibc

/// The user that the server runs as.
struct Account: Sendable {
  let name: String
  let user: uid_t
  let group: gid_t

  /// The user `postgres` when this process is root, for PostgreSQL refuses to be root; otherwise nil: the same user.
  /// - Throws: ``ClusterError/userMissing``
  static func forServer() throws(ClusterError) -> Account? {
    guard geteuid() == 0 else { return nil }
    guard let entry = getpwnam("postgres") else { throw .userMissing }
    return Account(name: "postgres", user: entry.pointee.pw_uid, group: entry.pointee.pw_gid)
  }
}
