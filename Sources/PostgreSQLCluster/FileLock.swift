import Glibc

/// A lock on a file (`flock`), which the system lets go of when its process dies. One object is one holder.
final class FileLock: Sendable {
  private let descriptor: Int32
  private let path: String

  /// - Throws: ``ClusterError/fileFailed(path:code:)``
  init(path: String) throws(ClusterError) {
    // Not inherited by the server, which would hold it for ever.
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    self.path = path
    guard descriptor >= 0 else { throw .fileFailed(path: path, code: errno) }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Waits until no other holder has the lock at all.
  func lockAlone() throws(ClusterError) {
    try lock(LOCK_EX)
  }

  /// Waits until no other holder has the lock alone.
  func lockShared() throws(ClusterError) {
    try lock(LOCK_SH)
  }

  /// True when no other holder has the lock at all; it is then held alone.
  func tryLockAlone() -> Bool {
    flock(descriptor, LOCK_EX | LOCK_NB) == 0
  }

  func unlock() {
    flock(descriptor, LOCK_UN)
  }

  private func lock(_ operation: Int32) throws(ClusterError) {
    while flock(descriptor, operation) != 0 {
      guard errno == EINTR else { throw .fileFailed(path: path, code: errno) }
    }
  }
}
