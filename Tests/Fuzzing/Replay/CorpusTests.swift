import Foundation
import FuzzEntries
import Testing

@Suite("Inputs that coverage-guided fuzzing kept")
struct CorpusTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Corpus")

  @Test(arguments: FuzzEntry.all.map(\.name))
  func `every input that was kept is taken or refused, and so is each of its beginnings`(name: String) throws {
    let entry = try #require(FuzzEntry.named(name))
    let folder = Self.root.appending(path: name)
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    #expect(!files.isEmpty, "an entry without a corpus")
    for file in files {
      let bytes = Array(try Data(contentsOf: file))
      for share in [1, 2, 4] { entry.take(Array(bytes.prefix(bytes.count / share))) }
    }
  }

  @Test func `every folder of the corpus is of an entry`() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.root.path)
    #expect(Set(folders) == Set(FuzzEntry.all.map(\.name)))
  }
}
