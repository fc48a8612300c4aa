import Domain
import Synchronization
import Testing

/// Blobs in memory, for tests.
final class MemoryBlobStore: BlobStore {
  private let blobs = Mutex<[BlobKey: [UInt8]]>([:])

  func put(_ bytes: [UInt8], at key: BlobKey) async throws(BlobStoreError) {
    blobs.withLock { $0[key] = bytes }
  }

  func get(_ key: BlobKey) async throws(BlobStoreError) -> [UInt8] {
    guard let bytes = blobs.withLock({ $0[key] }) else { throw .missing }
    return bytes
  }

  func delete(_ key: BlobKey) async throws(BlobStoreError) {
    blobs.withLock { $0[key] = nil }
  }

  func keys(of tenant: TenantID, after key: BlobKey?, limit: Int) async throws(BlobStoreError) -> [BlobKey] {
    let last = key?.description ?? ""
    let all = blobs.withLock { $0.keys.filter { $0.tenant == tenant && $0.description > last } }
    return Array(all.sorted { $0.description < $1.description }.prefix(limit))
  }
}

@Suite struct MemoryBlobStoreTests {
  @Test func `the memory of tests keeps every promise`() async throws {
    try await BlobStoreContract.check(MemoryBlobStore())
  }
}
