import Domain
import Foundation
import Glibc
import NIOPosix
import TransparencyLog

/// The newest checkpoint of each log in a file of its own beside the database; the file is the signed note itself.
///
/// A file is replaced as a whole, under a lock that servers of one machine, or of one shared folder, take in turn, and
/// is durable with its name when ``keep(_:of:)`` returns: the note, then the folder that names it are synced.
public struct FileCheckpointLedger: CheckpointLedger {
  private let folder: String

  /// Between two tries to take a lock that another has: shorter than a disk's sync, during which it is held.
  private static let lockPauseMicroseconds: UInt32 = 10_000
  /// Tries until a lock counts as lost, five seconds in all: a thousand times what a sync takes.
  private static let lockTriesMax = 500

  /// A ledger in a folder, which is made when first needed.
  public init(folder: String) { self.folder = folder }

  /// See ``CheckpointLedger/newest(of:)``.
  public func newest(of log: TenantID) async throws(StoreError) -> [UInt8]? {
    let path = path(of: log)
    return try await offThread { try Self.contents(of: path) }
  }

  /// See ``CheckpointLedger/keep(_:of:)``.
  public func keep(_ note: [UInt8], of log: TenantID) async throws(StoreError) {
    try await alone(with: log) { path in
      let size = try Self.size(of: note)
      if let kept = try Self.contents(of: path), try Self.size(of: kept) >= size { return }
      try replace(path, with: note)
    }
  }

  /// See ``CheckpointLedger/adopt(_:of:at:)``. What was kept before stays beside, as `<name>.<seconds since 1970>`.
  public func adopt(_ note: [UInt8]?, of log: TenantID, at now: Date) async throws(StoreError) {
    try await alone(with: log) { path in
      if try Self.contents(of: path) != nil {
        guard rename(path, path + ".\(Int64(now.timeIntervalSince1970))") == 0 else { throw StoreError.unavailable }
        try syncFolder()
      }
      if let note { try replace(path, with: note) }
    }
  }

  private func path(of log: TenantID) -> String { folder + "/\(log).checkpoint" }

  private static func contents(of path: String) throws -> [UInt8]? {
    // Any other failure than its absence must not pass for a log that nobody has seen.
    guard access(path, F_OK) == 0 || errno != ENOENT else { return nil }
    return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  private static func size(of note: [UInt8]) throws -> Int64 {
    do { return try Checkpoint(text: SignedNote(note).text).head.size } catch { throw StoreError.damaged }
  }

  /// Writes a draft, syncs it, gives it the name, and syncs the folder. Under the lock, so a draft has one writer.
  private func replace(_ path: String, with note: [UInt8]) throws {
    let draft = path + ".draft"
    let descriptor = open(draft, O_WRONLY | O_TRUNC | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw StoreError.unavailable }
    let isWritten =
      note.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) } == note.count && fsync(descriptor) == 0
    close(descriptor)
    guard isWritten, rename(draft, path) == 0 else { throw StoreError.unavailable }
    try syncFolder()
  }

  private func syncFolder() throws {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw StoreError.unavailable }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw StoreError.unavailable }
  }

  /// Does something with a log's file while no other server does.
  private func alone(
    with log: TenantID, _ body: @escaping @Sendable (String) throws -> Void
  ) async throws(StoreError) {
    let (path, folder) = (path(of: log), folder)
    try await offThread {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      let lock = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
      guard lock >= 0 else { throw StoreError.unavailable }
      // The lock ends with its descriptor, whatever becomes of the process.
      defer { close(lock) }
      var tries = 0
      while flock(lock, LOCK_EX | LOCK_NB) != 0 {
        tries += 1
        guard errno == EWOULDBLOCK || errno == EINTR, tries < Self.lockTriesMax else { throw StoreError.unavailable }
        usleep(Self.lockPauseMicroseconds)
      }
      try body(path)
    }
  }

  /// Waits for the disk elsewhere than on a thread that serves requests.
  private func offThread<Value: Sendable>(
    _ work: @escaping @Sendable () throws -> Value
  ) async throws(StoreError) -> Value {
    do {
      return try await NIOThreadPool.singleton.runIfActive(work)
    } catch let error as StoreError {
      throw error
    } catch {
      throw .unavailable
    }
  }
}
