import Foundation
import Testing
import TransparencyLog

/// A log as it is served, written to a folder with proofs beside it for an auditor that is not ours.
struct ServedLog {
  /// Where a checkpoint is made: at the edges of tiles, and between.
  static let sizes: [Int64] = [1, 2, 3, 100, 255, 256, 257, 511, 512, 700, 65_535, 65_536, 65_900]

  let folder: URL

  init() async throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "assay-log-\(UUID())")
    let signer = try NoteFixtures.signer()
    let witness = try NoteFixtures.witness()
    try write(signer.verifier.text + "\n", to: "log.vkey")
    try write(witness.verifier.text + "\n", to: "witness.vkey")
    let tiles = MemoryTiles()
    var growth = TileGrowth()
    var (inclusion, consistency) = ("", "")
    for size in Self.sizes {
      let new = growth.append((growth.head.size..<size).map { MerkleHashing.leaf(Self.entry($0)) })
      tiles.store(new)
      for tile in new { try write(tile.bytes, to: TileResource.hashes(tile.coordinate).path) }
      try writeBundles(of: size)
      let checkpoint = Checkpoint(origin: signer.verifier.name, head: growth.head)
      var note = try checkpoint.signed(by: signer)
      note.add(try witness.cosign(checkpoint, at: 1_800_000_000 + size))
      try write(note.bytes, to: "checkpoints/\(size)")
      let tree = TiledTree(head: growth.head, tiles: tiles)
      for index in Set([0, 1, 99, 255, 256, 511, size / 2, size - 2, size - 1]).sorted() where (0..<size) ~= index {
        let path = try await tree.inclusionProof(of: index).proof.path
        inclusion += Self.line(size, index, path)
      }
      for old in Self.sizes where old <= size {
        consistency += Self.line(old, size, try await tree.consistencyProof(from: old).proof.path)
      }
    }
    try write(inclusion, to: "inclusion")
    try write(consistency, to: "consistency")
  }

  /// Entries as they are in a log, and every 300th of another length.
  private static func entry(_ index: Int64) -> [UInt8] {
    if index % 300 == 7 { return [UInt8](repeating: UInt8(truncatingIfNeeded: index), count: Int(index % 1000)) }
    let content = MerkleHashing.leaf(TestTree.entry(index))
    return LogLeaf.checkpoint(digest: content).entry
  }

  private static func line(_ first: Int64, _ second: Int64, _ path: [TreeHash]) -> String {
    (["\(first)", "\(second)"] + path.map(\.base64)).joined(separator: " ") + "\n"
  }

  /// Writes the bundles that a tree of a size has and no smaller one of ours had.
  private func writeBundles(of size: Int64) throws {
    for first in stride(from: Int64(0), to: size, by: 256) {
      let width = Int(min(256, size - first))
      let tile = try #require(TileCoordinate(level: 0, index: first / 256, width: width))
      let path = TileResource.entries(tile).path
      guard !FileManager.default.fileExists(atPath: folder.appending(path: path).path) else { continue }
      let bytes = try #require(EntryBundle.bytes(of: (first..<first + Int64(width)).map(Self.entry)))
      try write(bytes, to: path)
    }
  }

  private func write(_ text: String, to path: String) throws { try write(Array(text.utf8), to: path) }

  private func write(_ bytes: [UInt8], to path: String) throws {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  /// Every file but the auditor's own public keys.
  func files() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { path in
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: folder.appending(path: path).path, isDirectory: &isFolder)
      return exists && !isFolder.boolValue && !path.hasSuffix(".vkey")
    }.sorted()
  }

  /// Does something while one bit of a file is another.
  func withFlipped(bit: Int, of path: String, _ body: () throws -> Void) throws {
    let file = folder.appending(path: path)
    let data = try Data(contentsOf: file)
    var altered = data
    altered[bit / 8] ^= 1 << UInt8(bit % 8)
    try altered.write(to: file)
    try body()
    try data.write(to: file)
  }

  func bitCount(of path: String) throws -> Int { try Data(contentsOf: folder.appending(path: path)).count * 8 }

  func remove() throws { try FileManager.default.removeItem(at: folder) }
}
