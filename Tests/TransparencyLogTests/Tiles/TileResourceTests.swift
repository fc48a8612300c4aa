import Testing
import TransparencyLog

@Suite("Paths of tiles")
struct TileResourceTests {
  @Test(
    arguments: [
      (0, 0, 256, "tile/0/000"), (0, 0, 1, "tile/0/000.p/1"), (3, 999, 255, "tile/3/999.p/255"),
      (1, 1000, 256, "tile/1/x001/000"), (0, 1_234_067, 256, "tile/0/x001/x234/067"),
      (7, 1_000_000, 17, "tile/7/x001/x000/000.p/17"),
      (0, .max, 256, "tile/0/x009/x223/x372/x036/x854/x775/807"),
    ] as [(Int, Int64, Int, String)])
  func `a tile's path is written and read`(level: Int, index: Int64, width: Int, path: String) throws {
    let tile = try #require(TileCoordinate(level: level, index: index, width: width))
    #expect(TileResource.hashes(tile).path == path)
    #expect(TileResource(path: path) == .hashes(tile))
  }

  @Test func `a bundle's path has entries in its level's place`() throws {
    let tile = try #require(TileCoordinate(level: 0, index: 1234, width: 5))
    #expect(TileResource.entries(tile).path == "tile/entries/x001/234.p/5")
    #expect(TileResource(path: "tile/entries/x001/234.p/5") == .entries(tile))
  }

  @Test(arguments: [
    "", "/", "tile", "tile/0", "tile/0/", "/tile/0/000", "tile/0/000/", "tile/00/000", "tile/8/000", "tile/-1/000",
    "tile/64/000", "tile/0/00", "tile/0/0000", "tile/0/x000", "tile/0/x000/000", "tile/0/x000/001", "tile/0/001/000",
    "tile/0/X001/000", "tile/0/x001/x000", "tile/0/000.p", "tile/0/000.p/", "tile/0/000.p/0", "tile/0/000.p/01",
    "tile/0/000.p/256", "tile/0/000.p/-1", "tile/0/000.p/1/2", "tile/0/000.q/1", "tile/0/ 00", "tile/0/٠٠٠",
    "tile/0/0é0", "tile/0/..", "tile/0/../0/000", "tile/0/%30%30%30", "tile/0/x009/x223/x372/x036/x854/x775/808",
    "tile/0/x999/x999/x999/x999/x999/x999/x999/999", "tile/entries", "tile/entries/", "tile/entries/0/000",
    "tile/Entries/000", "tiles/0/000", "tile/0/000\n", "tile/0/000\0",
  ])
  func `what is no tile's one path is refused`(path: String) {
    #expect(TileResource(path: path) == nil)
  }

  @Test(arguments: [(-1, 0, 1), (8, 0, 1), (0, -1, 1), (0, 0, 0), (0, 0, 257)] as [(Int, Int64, Int)])
  func `a tile outside every tree is none`(level: Int, index: Int64, width: Int) {
    #expect(TileCoordinate(level: level, index: index, width: width) == nil)
  }
}

@Suite("Bundles of entries")
struct EntryBundleTests {
  @Test(arguments: [[[]], [[1]], [[1, 2], [], [3]]] as [[[UInt8]]])
  func `entries are read as they were written`(entries: [[UInt8]]) throws {
    let bytes = try #require(EntryBundle.bytes(of: entries))
    #expect(EntryBundle.entries(of: bytes, width: entries.count) == entries)
    #expect(EntryBundle.entries(of: bytes, width: entries.count + 1) == nil)
    #expect(EntryBundle.entries(of: bytes, width: entries.count - 1) == nil)
    #expect(EntryBundle.entries(of: bytes + [0], width: entries.count) == nil)
    #expect(EntryBundle.entries(of: Array(bytes.dropLast()), width: entries.count) == nil)
  }

  @Test func `lengths are two bytes, most significant first, and end at their bounds`() throws {
    let long = [UInt8](repeating: 7, count: 65_535)
    let bytes = try #require(EntryBundle.bytes(of: [long, [9]]))
    #expect(bytes.prefix(3) == [0xFF, 0xFF, 7])
    #expect(bytes.suffix(3) == [0, 1, 9])
    #expect(EntryBundle.entries(of: bytes, width: 2) == [long, [9]])
    #expect(EntryBundle.bytes(of: [long + [7]]) == nil)
    #expect(EntryBundle.bytes(of: []) == nil)
    #expect(EntryBundle.bytes(of: Array(repeating: [1], count: 256)) != nil)
    #expect(EntryBundle.bytes(of: Array(repeating: [1], count: 257)) == nil)
    #expect(EntryBundle.entries(of: [], width: 0) == nil)
    #expect(EntryBundle.entries(of: bytes, width: 257) == nil)
  }
}
