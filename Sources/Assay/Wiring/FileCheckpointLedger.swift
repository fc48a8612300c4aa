import Domain
import Foundation
import NIOPosix
import Storage

/// The newest checkpoint of each log in a file of its own beside the database, replaced as a whole and synced; the file
/// is the signed note itself.
final class FileCheckpointLedger: CheckpointLedger {
  private let folder: String

  /// A ledger in a folder, which is made when first needed.
  init(folder: String) { self.folder = folder }

  func newest(of log: TenantID) async throws(StoreError) -> [UInt8]? {
    let path = path(of: log)
    return try await offThread {
      // Any other failure than its absence must not pass for a log that nobody has seen.
      guard access(path, F_OK) == 0 || errno != ENOENT else { return nil }
      return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    }
  }

  func keep(_ note: [UInt8], of log: TenantID) async throws(StoreError) {
    let (path, folder) = (path(of: log), folder)
    try await offThread {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      // One process may serve beside another for a moment: a name of its own each.
      let draft = path + ".\(getpid())"
      let descriptor = open(draft, O_WRONLY | O_TRUNC | O_CREAT | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw StoreError.unavailable }
      let isWritten =
        note.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) } == note.count
        && fsync(descriptor) == 0
      close(descriptor)
      guard isWritten, rename(draft, path) == 0 else { throw StoreError.unavailable }
    }
  }

  private func path(of log: TenantID) -> String { folder + "/\(log).checkpoint" }

  /// Waits for the disk elsewhere than on a thread that serves requests.
  private func offThread<Value: Sendable>(
    _ work: @escaping @Sendable () throws -> Value
  ) async throws(StoreError) -> Value {
    do { return try await NIOThreadPool.singleton.runIfActive(work) } catch { throw .unavailable }
  }
}

extension Installation {
  /// What is shown of logs.
  var proofs: PostgreSQLProofArchive { PostgreSQLProofArchive(database: database, vault: vault) }

  /// The sequencer of logs, beside what was shown of them last, behind what witnesses of the operator's have seen.
  func logSequencer(time: any TimeSource, gate: (any SigningGate)? = nil) -> LogSequencer {
    LogSequencer(
      database: database, vault: vault, ledger: FileCheckpointLedger(folder: data + "/checkpoints"), time: time,
      gate: gate)
  }
}
