/// Why a private cluster could not be started or stopped.
public enum ClusterError: Error, Equatable, Sendable {
  /// No PostgreSQL server is installed where Debian puts it (package `postgresql-15` or newer).
  case notInstalled
  /// The data were made by another major version of PostgreSQL, whose programs are not installed.
  case versionMissing(String)
  /// The server runs as the user `postgres`, for it refuses to be root; there is no such user.
  case userMissing
  /// A Unix socket's path holds 107 bytes at most, and no shorter place could be had.
  case socketPathTooLong(path: String)
  /// A file or directory could not be made, opened or locked; `code` is the system's errno.
  case fileFailed(path: String, code: Int32)
  /// A program of PostgreSQL ended with a status other than 0; `output` is the end of what it and the log said.
  case programFailed(name: String, status: Int32, output: String)
  /// The server did not become ready, or did not end, in time.
  case timedOut
}
