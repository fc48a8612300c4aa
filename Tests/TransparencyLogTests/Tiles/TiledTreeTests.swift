import SeededNumbers
import Testing
import TransparencyLog

@Suite("Tiled trees")
struct TiledTreeTests {
  @Test(arguments: [1, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537, 70_000] as [Int64])
  func `a tree that grew in steps has the tiles of one that grew at once`(size: Int64) throws {
    var (whole, steps) = (TestTree(size: 0), TestTree(size: 0))
    whole.grow(by: size)
    var random = SplitMix(state: UInt64(size))
    while steps.head.size < size {
      steps.grow(by: Int64.random(in: 1...min(4000, size - steps.head.size), using: &random))
    }
    #expect(whole.head == steps.head)
    #expect(whole.tiles.stored == steps.tiles.stored)
    var tree = CompactTree()
    for index in 0..<size { tree.append(TestTree.leaf(index)) }
    #expect(tree.head == whole.head)
  }

  @Test func `a tree of 70,000 leaves has the tiles that the specification counts`() {
    // C2SP tlog-tiles, "Partial Tiles".
    var tree = TestTree(size: 0)
    tree.grow(by: 70_000)
    let names = tree.tiles.stored.mapValues { $0.count / 32 }
    #expect(names.filter { $0.key.hasPrefix("0/") && $0.value == 256 }.count == 273)
    #expect(names["0/273"] == 112)
    #expect(names["1/0"] == 256)
    #expect(names["1/1"] == 17)
    #expect(names["2/0"] == 1)
    #expect(names.count == 277)
    let partial = TileCoordinate.partial(of: 70_000).map { "\($0.level)/\($0.index) \($0.width)" }
    #expect(partial == ["0/273 112", "1/1 17", "2/0 1"])
    #expect(TileCoordinate.partial(of: 256).map { "\($0.level)/\($0.index) \($0.width)" } == ["1/0 1"])
  }

  @Test func `a proof reads only the tiles that it needs, each once`() async throws {
    var tree = TestTree(size: 0)
    tree.grow(by: 200_000)
    for index in [0, 65_535, 65_536, 131_072, 199_999] as [Int64] {
      let before = tree.tiles.readCount
      let (leaf, proof) = try await tree.tiled.inclusionProof(of: index)
      #expect(proof.leads(from: leaf, to: tree.head.root))
      // Its own tile and the border's at each of three levels.
      #expect(tree.tiles.readCount - before <= 6)
    }
    let before = tree.tiles.readCount
    _ = try await tree.tiled.consistencyProof(from: 123_457)
    #expect(tree.tiles.readCount - before <= 8)
  }

  @Test(arguments: [0, 1, 255, 256, 257, 1000, 65_536, 65_793, 70_000] as [Int64])
  func `a tree is taken up where its tiles leave it, at any size`(size: Int64) async throws {
    var (tree, later) = (TestTree(size: 0), TestTree(size: 0))
    tree.grow(by: size)
    later.grow(by: size + 300)
    var resumed = try await TileGrowth(resuming: tree.head, from: tree.tiles)
    tree.tiles.store(resumed.append((size..<size + 300).map(TestTree.leaf)))
    #expect(resumed.head == later.head)
    #expect(tree.tiles.stored == later.tiles.stored)
  }

  @Test func `tiles of an older or another tree are not taken up`() async throws {
    let tree = TestTree(size: 300)
    let older = tree.heads[299]
    let forked = TreeHead(size: 300, root: older.root)
    await #expect(throws: TileError.disagree(head: forked)) {
      try await TileGrowth(resuming: forked, from: tree.tiles)
    }
    await #expect(throws: MemoryTiles.Missing.self) {
      try await TileGrowth(resuming: TreeHead(size: 600, root: older.root), from: tree.tiles)
    }
    await #expect(throws: TileError.malformed) {
      try await TileGrowth(resuming: TreeHead(size: 301, root: older.root), from: tree.tiles)
    }
  }

  @Test(arguments: ["0/0", "0/1", "1/0"])
  func `one changed bit of a tile stops every proof that needs it`(name: String) async throws {
    let tree = TestTree(size: 300)
    for bit in [0, 7, 100, 255] {
      tree.tiles.flip(bit: bit, of: name)
      await #expect(throws: TileError.disagree(head: tree.head)) {
        _ = try await tree.tiled.inclusionProof(of: name == "0/0" ? 0 : 256)
      }
      tree.tiles.flip(bit: bit, of: name)
    }
    _ = try await tree.tiled.inclusionProof(of: 0)
  }

  @Test(arguments: [0, 31, 32, 33, 63, 96, 8193, 8224])
  func `bytes that are no tile of the width asked for are refused`(count: Int) throws {
    let tile = try #require(TileCoordinate(level: 0, index: 0, width: 2))
    #expect((Tile(tile, bytes: Array(repeating: 1, count: count)) != nil) == (count == 96))
  }
}
