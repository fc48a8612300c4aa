import Foundation
import Testing

@testable import ScriptRecognition

@Suite("Model files in memory")
struct MappedModelTests {
  /// KiB of a file's pages that this process holds, over all its mappings (proc(5), `smaps`); nil where it maps none.
  private static func resident(_ path: String) throws -> Int? {
    var (isOfFile, sum) = (false, Int?.none)
    // Read to its end: the file says of itself that it is empty.
    let maps = try #require(try FileHandle(forReadingFrom: URL(fileURLWithPath: "/proc/self/smaps")).readToEnd())
    for line in String(decoding: maps, as: UTF8.self).split(separator: "\n") {
      let words = line.split(separator: " ")
      if words[0].contains("-") { isOfFile = line.hasSuffix(path) }
      if isOfFile, words[0] == "Rss:" { sum = (sum ?? 0) + (Int(words[1]) ?? 0) }
    }
    return sum
  }

  @Test func `a file's pages are held while they are lent, and its bytes are there again the next time`() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("model-\(UUID())")
    let bytes = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try Data(bytes).write(to: file)
    let model = try #require(MappedModel(path: file.path))
    for _ in 0..<2 {
      let (same, held) = try model.lend { lent in
        (lent.elementsEqual(bytes), try Self.resident(file.path))
      }
      // 1,000,000 bytes are 245 pages of 4 KiB.
      #expect(same)
      #expect(held == 980)
      #expect(try Self.resident(file.path) == 0)
    }
    // The mapping outlives the name, as it outlives the walls that close around an engine.
    try FileManager.default.removeItem(at: file)
    #expect(model.lend { $0.elementsEqual(bytes) })
  }

  @Test func `a file of nothing lends nothing, and one that is not there is none`() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("model-\(UUID())")
    #expect(MappedModel(path: file.path) == nil)
    try Data().write(to: file)
    defer { do { try FileManager.default.removeItem(at: file) } catch { Issue.record("\(file.path) stays: \(error)") } }
    let model = try #require(MappedModel(path: file.path))
    #expect(model.lend { $0.isEmpty })
  }
}
