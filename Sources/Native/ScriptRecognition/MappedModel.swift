internal import Glibc

/// A model's file in memory, mapped for life: a process that can open nothing any more still has it.
final class MappedModel {
  private let bytes: UnsafeMutableRawBufferPointer

  /// Maps a file.
  /// - Returns: nil where the file is missing or cannot be read.
  init?(path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    guard status.st_size > 0 else {
      // Nothing cannot be mapped; it is no model, which is said where it is first needed.
      bytes = UnsafeMutableRawBufferPointer(start: nil, count: 0)
      return
    }
    guard let start = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED
    else { return nil }
    bytes = UnsafeMutableRawBufferPointer(start: start, count: Int(status.st_size))
  }

  deinit { if let start = bytes.baseAddress { munmap(start, bytes.count) } }

  /// Lends the bytes to one who keeps none of them; their pages count as this process's memory only so long, since
  /// those of a file that were never written to come back from it when they are asked for again.
  func lend<Result, Failure>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    defer { if let start = bytes.baseAddress { madvise(start, bytes.count, MADV_DONTNEED) } }
    return try body(UnsafeRawBufferPointer(bytes))
  }
}
