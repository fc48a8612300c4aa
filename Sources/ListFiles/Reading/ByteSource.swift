import Crypto

/// The bytes of one file, hashed and counted as they are taken. A class, since a file is read once and its readers
/// share one place in it.
final class ByteSource {
  /// See ``ListFile/name``.
  let name: String
  /// The line of the next byte, from 1.
  private(set) var line = 1

  private let pull: () throws -> [UInt8]?
  private var chunk: [UInt8] = []
  private var offset = 0
  private var isAtEnd = false
  private var hash = SHA256()

  init(_ file: ListFile) {
    name = file.name
    pull = file.next
  }

  /// An error at the line of the next byte, or at another.
  func error(_ problem: ListFileError.Problem, line: Int? = nil) -> ListFileError {
    ListFileError(problem, file: name, line: line ?? self.line)
  }

  /// The next byte, which stays the next; nil at the end.
  func peek() throws(ListFileError) -> UInt8? {
    if offset == chunk.count { try refill() }
    return offset < chunk.count ? chunk[offset] : nil
  }

  /// Takes the next byte; nil at the end.
  func next() throws(ListFileError) -> UInt8? {
    guard let byte = try peek() else { return nil }
    offset += 1
    if byte == UInt8(ascii: "\n") { line += 1 }
    return byte
  }

  /// Takes the bytes up to the first that is `stop` or `other`, of which at most `max` go into `buffer`.
  /// - Returns: how many bytes were taken; a stop byte is not.
  func take(
    until stop: UInt8, or other: UInt8, into buffer: inout [UInt8], max: Int
  ) throws(ListFileError) -> Int {
    var taken = 0
    while try peek() != nil {
      let start = offset
      var end = start
      var lines = 0
      chunk.withUnsafeBufferPointer { bytes in
        while end < bytes.count, bytes[end] != stop, bytes[end] != other {
          if bytes[end] == UInt8(ascii: "\n") { lines += 1 }
          end += 1
        }
      }
      let room = Swift.max(0, max - taken)
      buffer.append(contentsOf: chunk[start..<Swift.min(end, start + room)])
      taken += end - start
      line += lines
      offset = end
      if end < chunk.count || taken > max { break }
    }
    return taken
  }

  /// Skips a byte order mark of UTF-8.
  /// - Throws: ``ListFileError/Problem/notUTF8`` for one of UTF-16, and for half a mark.
  func skipByteOrderMark() throws(ListFileError) {
    guard let first = try peek(), first == 0xEF || first >= 0xFE else { return }
    for expected: UInt8 in [0xEF, 0xBB, 0xBF] {
      guard try next() == expected else { throw error(.notUTF8) }
    }
  }

  /// SHA-256 of the whole file; takes what is left of it.
  func digest() throws(ListFileError) -> [UInt8] {
    while !isAtEnd { try refill() }
    return Array(hash.finalize())
  }

  private func refill() throws(ListFileError) {
    guard !isAtEnd else { return }
    do {
      repeat {
        guard let more = try pull() else {
          isAtEnd = true
          chunk = []
          break
        }
        chunk = more
      } while chunk.isEmpty
    } catch {
      throw self.error(.unreadable("\(error)"))
    }
    offset = 0
    hash.update(data: chunk)
  }
}
