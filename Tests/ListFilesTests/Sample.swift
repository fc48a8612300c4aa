import Domain

@testable import ListFiles

/// Small sources made by hand: no row of a publisher's list is in them.
struct Sample: Sendable {
  let format: String
  /// Names and contents of its files.
  let files: [(name: String, text: String)]

  init(_ format: String, _ files: [(name: String, text: String)]) {
    self.format = format
    self.files = files
  }

  init(_ format: String, _ name: String, _ text: String) {
    self.init(format, [(name, text)])
  }

  /// Reads it in chunks, small ones by themselves, so that every token meets the end of one.
  func read(
    chunkBytes: Int = 7, limits: ListLimits = ListLimits(), before: [ListEntity] = []
  ) throws(ListFileError) -> ListReading {
    let files = files.map { Self.file($0.name, Array($0.text.utf8), chunkBytes: chunkBytes) }
    return try ListReader(limits: limits).read(files, as: format, before: before)
  }

  /// A file whose bytes come in chunks.
  static func file(_ name: String, _ bytes: [UInt8], chunkBytes: Int = 7) -> ListFile {
    var offset = 0
    return ListFile(name: name) {
      guard offset < bytes.count else { return nil }
      let end = min(offset + chunkBytes, bytes.count)
      defer { offset = end }
      return Array(bytes[offset..<end])
    }
  }

  /// What is wrong with a source; nil where it gives a reading.
  static func problem(_ body: () throws(ListFileError) -> ListReading) -> ListFileError.Problem? {
    do throws(ListFileError) {
      _ = try body()
      return nil
    } catch {
      return error.problem
    }
  }

  /// What is wrong with this source; nil where it gives a reading.
  func problem(limits: ListLimits = ListLimits()) -> ListFileError.Problem? {
    Self.problem { () throws(ListFileError) in try read(limits: limits) }
  }
}
