import Domain
import NIOPosix

/// Keeps blobs in a directory of this machine, or of a file system that several machines share.
///
/// Files are `<tenant>/<first characters of the evidence id>/<evidence>/<view>`; ids grow with time, so that a folder
/// holds some hours of evidence and a page of keys is read without the rest. A blob appears whole or not at all.
public struct DirectoryBlobStore: BlobStore {
  private let files: BlobFiles
  private let threads: NIOThreadPool

  /// Opens a store, and makes its directory, for the owner alone, where there is none.
  /// - Parameter threads: where blocking calls run; a started pool.
  /// - Throws: ``BlobStoreError/refused(_:)`` where the directory cannot be made or written.
  public init(root: String, threads: NIOThreadPool = .singleton) throws(BlobStoreError) {
    files = BlobFiles(root: root)
    self.threads = threads
    try files.prepare()
  }

  /// Stores bytes; they are on the disk when this returns.
  /// - Throws: ``BlobStoreError/refused(_:)`` for a full or read-only disk, else ``BlobStoreError/unavailable(_:)``.
  public func put(_ bytes: [UInt8], at key: BlobKey) async throws(BlobStoreError) {
    try await run { files throws(BlobStoreError) in try files.write(bytes, at: key) }
  }

  /// The bytes of a key.
  /// - Throws: ``BlobStoreError``.
  public func get(_ key: BlobKey) async throws(BlobStoreError) -> [UInt8] {
    try await run { files throws(BlobStoreError) in try files.read(key) }
  }

  /// Removes a key; the removal is on the disk when this returns.
  /// - Throws: ``BlobStoreError``.
  public func delete(_ key: BlobKey) async throws(BlobStoreError) {
    try await run { files throws(BlobStoreError) in try files.remove(key) }
  }

  /// Up to `limit` keys of a tenant, in key order, after `key`.
  /// - Throws: ``BlobStoreError``.
  public func keys(
    of tenant: TenantID, after key: BlobKey?, limit: Int
  ) async throws(BlobStoreError) -> [BlobKey] {
    try await run { files throws(BlobStoreError) in try files.keys(of: tenant, after: key, limit: limit) }
  }

  private func run<Value: Sendable>(
    _ work: @escaping @Sendable (BlobFiles) throws(BlobStoreError) -> Value
  ) async throws(BlobStoreError) -> Value {
    let files = files
    do {
      return try await threads.runIfActive { try work(files) }
    } catch let error as BlobStoreError {
      throw error
    } catch {
      throw .unavailable("the threads for files are stopped")
    }
  }
}
