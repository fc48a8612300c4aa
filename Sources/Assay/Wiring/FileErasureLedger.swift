import Domain
import Foundation
import NIOPosix
import Synchronization

/// The erasure ledger as a file of JSON lines beside the database, synced before the keys go.
final class FileErasureLedger: ErasureLedger {
  private let path: String
  private let lock = Mutex(())

  /// A ledger at a path; the file is made when first needed.
  init(path: String) { self.path = path }

  func append(_ receipt: ErasureReceipt, tenant: TenantID) async throws(StoreError) {
    let line: JSON = [
      "tenant_id": .string(tenant.description), "applicant_id": .string(receipt.applicant.description),
      "classes": .array(receipt.classes.map { .string($0.rawValue) }), "at": .string(receipt.at.rfc3339),
      "receipt_id": .string(receipt.id.description),
    ]
    let bytes = line.bytes + [0x0A]
    let written: Bool
    do {
      // A sync waits for the disk: not on a thread that serves requests.
      written = try await NIOThreadPool.singleton.runIfActive { [self] in write(bytes) }
    } catch {
      throw .unavailable
    }
    guard written else { throw .unavailable }
  }

  private func write(_ bytes: [UInt8]) -> Bool {
    lock.withLock { _ in
      let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { return false }
      defer { close(descriptor) }
      return bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) } == bytes.count
        && fsync(descriptor) == 0
    }
  }
}
