import Domain
import Foundation
import Testing

@testable import EvidenceStores

@Suite struct DirectoryBlobStoreTests {
  /// A folder that is gone at the end of a test.
  private final class Folder {
    let path: String

    init() {
      path = FileManager.default.temporaryDirectory.appendingPathComponent("assay-blobs-\(UUID())").path
    }

    /// Paths of the files beneath, without the folder's own.
    var files: [String] {
      let all = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
      return all.filter { name in
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: "\(path)/\(name)", isDirectory: &isFolder) && !isFolder.boolValue
      }
    }

    deinit {
      // Nothing to be done about a folder that stays: the system clears it.
      do { try FileManager.default.removeItem(atPath: path) } catch {}
    }
  }

  private static func key() -> BlobKey {
    BlobKey(tenant: TenantID(UUID()), evidence: EvidenceID(UUID()), view: .original)
  }

  @Test func `a directory keeps every promise`() async throws {
    let folder = Folder()
    try await BlobStoreContract.check(DirectoryBlobStore(root: folder.path))
  }

  @Test func `what was stored is there for the next process`() async throws {
    let (folder, key) = (Folder(), Self.key())
    try await DirectoryBlobStore(root: folder.path).put([1, 2], at: key)
    #expect(try await DirectoryBlobStore(root: folder.path).get(key) == [1, 2])
  }

  @Test func `files and folders are for the owner alone`() async throws {
    let (folder, key) = (Folder(), Self.key())
    try await DirectoryBlobStore(root: folder.path).put([1], at: key)
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    #expect(paths.count > 3)
    for path in [folder.path] + paths.map({ "\(folder.path)/\($0)" }) {
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      let mode = try #require(attributes[.posixPermissions] as? NSNumber)
      #expect(mode.intValue & 0o077 == 0, "\(path)")
    }
  }

  @Test func `nothing but the blobs is left behind`() async throws {
    let folder = Folder()
    let store = try DirectoryBlobStore(root: folder.path)
    let keys = (0..<5).map { _ in Self.key() }
    for key in keys { try await store.put([1, 2, 3], at: key) }
    #expect(folder.files.count == 5)
    for key in keys { try await store.delete(key) }
    #expect(folder.files.isEmpty)
  }

  @Test func `a write that was cut off is no blob, and is swept once it is old`() async throws {
    let folder = Folder()
    _ = try DirectoryBlobStore(root: folder.path)
    // As a process leaves it that is killed between writing and moving.
    let (fresh, old) = (folder.path + "/.incoming/1-1", folder.path + "/.incoming/2-2")
    for path in [fresh, old] { try Data([1, 2]).write(to: URL(fileURLWithPath: path)) }
    try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSinceNow: -7_200)], ofItemAtPath: old)
    let store = try DirectoryBlobStore(root: folder.path)
    #expect(!FileManager.default.fileExists(atPath: old))
    #expect(FileManager.default.fileExists(atPath: fresh), "another process may still be writing it")
    #expect(try await store.keys(of: TenantID(UUID()), after: nil, limit: 10).isEmpty)
  }

  @Test func `a file that is not ours is not listed`() async throws {
    let (folder, key) = (Folder(), Self.key())
    let store = try DirectoryBlobStore(root: folder.path)
    try await store.put([1], at: key)
    let evidence = try #require(folder.files.first.map { URL(fileURLWithPath: folder.path + "/" + $0) })
    try Data().write(to: evidence.deletingLastPathComponent().appendingPathComponent("lost+found"))
    #expect(try await store.keys(of: key.tenant, after: nil, limit: 10) == [key])
  }

  @Test func `a place that cannot be written is refused at the start`() throws {
    #expect(throws: BlobStoreError.self) { try DirectoryBlobStore(root: "/proc/assay-evidence") }
    let folder = Folder()
    try Data().write(to: URL(fileURLWithPath: folder.path))
    #expect(throws: BlobStoreError.self) { try DirectoryBlobStore(root: folder.path) }
  }

  @Test func `a place that stops being a folder is refused and leaves no part`() async throws {
    let folder = Folder()
    let store = try DirectoryBlobStore(root: folder.path)
    try FileManager.default.removeItem(atPath: folder.path + "/.incoming")
    try Data().write(to: URL(fileURLWithPath: folder.path + "/.incoming"))
    try await Self.expectRefusal(of: [1], by: store)
  }

  // Mounting needs rights that a container may lack; the mapping of the error is held by the test below anyway.
  @Test(.enabled(if: SmallDisk.isAvailable))
  func `a full disk is refused, leaves no part, and takes smaller blobs later`() async throws {
    let disk = try #require(SmallDisk())
    let store = try DirectoryBlobStore(root: disk.path + "/store")
    try await Self.expectRefusal(of: [UInt8](repeating: 1, count: 1 << 20), by: store)
    let key = Self.key()
    try await store.put([1, 2, 3], at: key)
    #expect(try await store.get(key) == [1, 2, 3])
  }

  @Test(arguments: [
    (ENOSPC, true), (EDQUOT, true), (EROFS, true), (EACCES, true), (EIO, false), (EMFILE, false), (ENOMEM, false),
  ])
  func `what trying again cannot mend is refused, the rest is unavailable`(code: Int32, isRefused: Bool) {
    guard case .refused = BlobStoreError(errno: code) else {
      #expect(!isRefused)
      return
    }
    #expect(isRefused)
  }

  private static func expectRefusal(of bytes: [UInt8], by store: DirectoryBlobStore) async throws {
    let key = key()
    do {
      try await store.put(bytes, at: key)
      Issue.record("it was stored")
    } catch BlobStoreError.refused {
      await #expect(throws: BlobStoreError.missing) { try await store.get(key) }
      #expect(try await store.keys(of: key.tenant, after: nil, limit: 10).isEmpty)
    }
  }
}

/// A file system of 256 KiB in memory, unmounted at the end of a test.
private final class SmallDisk {
  static let isAvailable = SmallDisk() != nil

  let path: String

  init?() {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("assay-disk-\(UUID())").path
    guard mkdir(path, 0o700) == 0 else { return nil }
    guard mount("tmpfs", path, "tmpfs", 0, "size=256k") == 0 else {
      rmdir(path)
      return nil
    }
  }

  deinit {
    umount(path)
    rmdir(path)
  }
}
