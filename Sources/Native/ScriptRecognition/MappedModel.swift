internal import Glibc

/// A model's file in memory, mapped for life: a process that can open nothing any more still has it.
final class MappedModel {
  private let bytes: UnsafeMutableRawBufferPointer

  /// Maps a file.
  /// - Returns: nil where the file is missing, empty or cannot be read.
  init?(path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_size > 0,
      let start = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED
    else { return nil }
    bytes = UnsafeMutableRawBufferPointer(start: start, count: Int(status.st_size))
  }

  deinit { munmap(bytes.baseAddress, bytes.count) }

  /// Lends the bytes to one who keeps none of them; their pages count as this process's memory only so long, since
  /// those of a file that were never written to come back from it when they are asked for again.
  func lend<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    defer { madvise(bytes.baseAddress, bytes.count, MADV_DONTNEED) }
    return body(UnsafeRawBufferPointer(bytes))
  }
}
