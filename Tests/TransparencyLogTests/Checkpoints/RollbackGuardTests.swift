import Testing
import TransparencyLog

@Suite("Refusing to sign another history")
struct RollbackGuardTests {
  @Test func `a tree that grew, or stayed, may be signed`() async throws {
    let tree = TestTree(size: 300)
    for size in [0, 1, 255, 256, 299, 300] {
      #expect(try await RollbackGuard.verdict(witnessed: tree.heads[size], present: tree.tiled) == .allowed)
    }
    #expect(try await RollbackGuard.verdict(witnessed: nil, present: tree.tiled) == .allowed)
    #expect(RollbackGuard.verdict(witnessed: nil, present: .empty, proof: nil) == .allowed)
  }

  @Test func `a tree that a restore set back must not be signed`() async throws {
    let tree = TestTree(size: 300)
    let restored = TestTree(size: 299)
    #expect(
      try await RollbackGuard.verdict(witnessed: tree.head, present: restored.tiled)
        == .refused(.smaller(present: 299, witnessed: 300)))
    #expect(
      try await RollbackGuard.verdict(witnessed: tree.head, present: TestTree(size: 0).tiled)
        == .refused(.smaller(present: 0, witnessed: 300)))
  }

  @Test(arguments: [0, 1, 500] as [Int64])
  func `a tree that was set back and grew otherwise must not be signed`(more: Int64) async throws {
    let witnessed = TestTree(size: 300).head
    let tiles = MemoryTiles()
    var growth = TileGrowth()
    // The last leaf that was witnessed is another now.
    tiles.store(growth.append((0..<299).map(TestTree.leaf)))
    tiles.store(growth.append((1000..<1001 + more).map(TestTree.leaf)))
    let present = TiledTree(head: growth.head, tiles: tiles)
    #expect(
      try await RollbackGuard.verdict(witnessed: witnessed, present: present) == .refused(.forked(at: 300)))
  }

  @Test func `a proof that is missing or false refuses`() async throws {
    let tree = TestTree(size: 300)
    let (old, proof) = try await tree.tiled.consistencyProof(from: 200)
    #expect(RollbackGuard.verdict(witnessed: old, present: tree.head, proof: proof) == .allowed)
    #expect(RollbackGuard.verdict(witnessed: old, present: tree.head, proof: nil) == .refused(.forked(at: 200)))
    let other = try await tree.tiled.consistencyProof(from: 199).proof
    #expect(RollbackGuard.verdict(witnessed: old, present: tree.head, proof: other) == .refused(.forked(at: 200)))
  }
}
