import Glibc

/// The few file operations that starting a server takes, each with a typed error.
enum Files {
  /// Makes a directory, and its parents, where they are missing; new ones get `mode` whatever the umask.
  static func makeDirectory(_ path: String, mode: mode_t) throws(ClusterError) {
    guard !exists(path) else { return }
    let parent = directory(of: path)
    if parent != path { try makeDirectory(parent, mode: 0o755) }
    guard mkdir(path, mode) == 0 || errno == EEXIST, chmod(path, mode) == 0 else {
      throw .fileFailed(path: path, code: errno)
    }
  }

  static func exists(_ path: String) -> Bool {
    access(path, F_OK) == 0
  }

  /// The path without symbolic links; `path` must exist.
  static func realPath(_ path: String) throws(ClusterError) -> String {
    guard let resolved = realpath(path, nil) else { throw .fileFailed(path: path, code: errno) }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Everything before the last slash; `/` at the top.
  static func directory(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
      return path.hasPrefix("/") ? "/" : "."
    }
    return String(path[..<slash])
  }

  /// The content, at most the last `bytesMax` bytes of it; nil where there is no such file.
  static func read(_ path: String, bytesMax: Int = 65_536) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    let size = Int(lseek(descriptor, 0, SEEK_END))
    lseek(descriptor, off_t(max(0, size - bytesMax)), SEEK_SET)
    var bytes = [UInt8](repeating: 0, count: bytesMax)
    let count = Glibc.read(descriptor, &bytes, bytesMax)
    return count < 0 ? nil : String(decoding: bytes.prefix(count), as: UTF8.self)
  }

  /// Replaces a file in one step; it belongs to `owner`, who alone may read it.
  static func write(_ content: String, to path: String, owner: Account?) throws(ClusterError) {
    let draft = path + ".new"
    // A name of ours that someone else made a link must not lead elsewhere.
    unlink(draft)
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .fileFailed(path: draft, code: errno) }
    defer { close(descriptor) }
    var bytes = Array(content.utf8)
    guard Glibc.write(descriptor, &bytes, bytes.count) == bytes.count else {
      throw .fileFailed(path: draft, code: errno)
    }
    if let owner, fchown(descriptor, owner.user, owner.group) != 0 { throw .fileFailed(path: draft, code: errno) }
    guard rename(draft, path) == 0 else { throw .fileFailed(path: path, code: errno) }
  }

  /// Names in a directory without `.` and `..`; empty when it cannot be read.
  static func names(in directory: String) -> [String] {
    guard let stream = opendir(directory) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }

  /// Where a symbolic link leads; nil when it cannot be read.
  static func target(ofLink path: String) -> String? {
    var bytes = [CChar](repeating: 0, count: 4_096)
    let count = readlink(path, &bytes, bytes.count)
    return count < 0 ? nil : String(decoding: bytes.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
