import Domain
import Glibc

/// The blocking side of a directory of blobs.
struct BlobFiles: Sendable {
  // Long enough for one folder to hold about nine hours of ids (UUIDv7: 23 bits of its milliseconds), short enough
  // to keep folders few.
  private static let groupCharacters = "evi_".count + 5
  /// Unfinished files of a crashed process are this old before they are removed.
  private static let abandonedSeconds = 3_600
  private static let incoming = ".incoming"

  let root: String

  /// Makes the directories and removes what crashed writers left.
  func prepare() throws(BlobStoreError) {
    try makeFolder(root)
    let folder = root + "/" + Self.incoming
    try makeFolder(folder)
    for name in try names(in: folder) {
      var status = stat()
      let path = folder + "/" + name
      guard stat(path, &status) == 0, time(nil) - status.st_mtim.tv_sec > Self.abandonedSeconds else { continue }
      unlink(path)
    }
  }

  /// Writes a blob beside the others and moves it into place once it is on the disk.
  func write(_ bytes: [UInt8], at key: BlobKey) throws(BlobStoreError) {
    let temporary = "\(root)/\(Self.incoming)/\(UInt64.random(in: .min ... .max))-\(getpid())"
    do throws(BlobStoreError) {
      try write(bytes, to: temporary)
      try move(temporary, to: key)
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// The bytes of a blob.
  func read(_ key: BlobKey) throws(BlobStoreError) -> [UInt8] {
    let descriptor = open(path(of: key), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw errno == ENOENT ? .missing : BlobStoreError(errno: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw BlobStoreError(errno: errno) }
    let size = Int(status.st_size)
    var failure: Int32?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = 0
      while count < size {
        let got = Glibc.read(descriptor, buffer.baseAddress?.advanced(by: count), size - count)
        if got > 0 {
          count += got
        } else if got == 0 {
          failure = EIO
          return
        } else if errno != EINTR {
          failure = errno
          return
        }
      }
    }
    if let failure { throw BlobStoreError(errno: failure) }
    return bytes
  }

  /// Removes a blob, and its folder where that was the last.
  func remove(_ key: BlobKey) throws(BlobStoreError) {
    let folder = folder(of: key)
    if unlink(path(of: key)) != 0 {
      guard errno == ENOENT else { throw BlobStoreError(errno: errno) }
      return
    }
    // Fails while other views are there, which is as it should be.
    if rmdir(folder) == 0 {
      try synchronize(folder: group(of: key))
    } else {
      try synchronize(folder: folder)
    }
  }

  /// Keys in order; a folder that vanishes meanwhile counts as empty.
  func keys(of tenant: TenantID, after key: BlobKey?, limit: Int) throws(BlobStoreError) -> [BlobKey] {
    var found: [BlobKey] = []
    let base = "\(root)/\(tenant)"
    let last = key.map { ($0.description, String($0.evidence.description.prefix(Self.groupCharacters))) }
    for group in try names(in: base).sorted() where group >= last?.1 ?? "" {
      for evidence in try names(in: "\(base)/\(group)").sorted() {
        for view in try names(in: "\(base)/\(group)/\(evidence)").sorted() {
          guard found.count < limit else { return found }
          let text = "\(tenant)/\(evidence)/\(view)"
          if let last, text <= last.0 { continue }
          if let key = BlobKey(text) { found.append(key) }
        }
      }
    }
    return found
  }

  private func group(of key: BlobKey) -> String {
    "\(root)/\(key.tenant)/\(key.evidence.description.prefix(Self.groupCharacters))"
  }

  private func folder(of key: BlobKey) -> String { "\(group(of: key))/\(key.evidence)" }

  private func path(of key: BlobKey) -> String { "\(folder(of: key))/\(key.view.rawValue)" }
}

// MARK: - System calls

extension BlobFiles {
  private func write(_ bytes: [UInt8], to path: String) throws(BlobStoreError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw BlobStoreError(errno: errno) }
    defer { close(descriptor) }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
      }
      if count >= 0 {
        written += count
      } else if errno != EINTR {
        throw BlobStoreError(errno: errno)
      }
    }
    guard fsync(descriptor) == 0 else { throw BlobStoreError(errno: errno) }
  }

  private func move(_ temporary: String, to key: BlobKey) throws(BlobStoreError) {
    // A deletion of the last view may remove the folder between its making and the move.
    for _ in 0..<8 {
      try makeFolder("\(root)/\(key.tenant)")
      try makeFolder(group(of: key))
      try makeFolder(folder(of: key))
      if rename(temporary, path(of: key)) == 0 {
        return try synchronize(folder: folder(of: key))
      }
      guard errno == ENOENT else { break }
    }
    throw BlobStoreError(errno: errno)
  }

  /// Makes one folder durably; nothing where it is there.
  private func makeFolder(_ path: String) throws(BlobStoreError) {
    if mkdir(path, 0o700) != 0 {
      guard errno == EEXIST else { throw BlobStoreError(errno: errno) }
      return
    }
    guard let slash = path.lastIndex(of: "/") else { return }
    try synchronize(folder: slash == path.startIndex ? "/" : String(path[..<slash]))
  }

  private func synchronize(folder: String) throws(BlobStoreError) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    // Gone already: whoever removed it has made that durable.
    guard descriptor >= 0 else { if errno == ENOENT { return } else { throw BlobStoreError(errno: errno) } }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw BlobStoreError(errno: errno) }
  }

  /// Entries of a folder but the hidden ones; none where there is no such folder.
  private func names(in path: String) throws(BlobStoreError) -> [String] {
    guard let folder = opendir(path) else {
      if errno == ENOENT { return [] }
      throw BlobStoreError(errno: errno)
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }
}

extension BlobStoreError {
  /// What a system call's failure means for whoever stores evidence.
  init(errno code: Int32) {
    let reason = String(cString: strerror(code))
    switch code {
    case EACCES, EPERM, EROFS, ENOSPC, EDQUOT, EFBIG, ENOTDIR, ELOOP, ENAMETOOLONG: self = .refused(reason)
    default: self = .unavailable(reason)
    }
  }
}
