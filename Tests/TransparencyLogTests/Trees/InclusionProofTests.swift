import Testing
import TransparencyLog

@Suite("Proofs of inclusion")
struct InclusionProofTests {
  @Test func `every leaf of every tree of 1 through 300 leaves is proved, and no other is`() async throws {
    var tree = TestTree(size: 0)
    for size in Int64(1)...300 {
      tree.grow(by: 1)
      for index in 0..<size {
        let (leaf, proof) = try await tree.tiled.inclusionProof(of: index)
        let root = tree.head.root
        #expect(leaf == TestTree.leaf(index))
        #expect(proof.leads(from: leaf, to: root))
        let other = InclusionProof(index: (index + 1) % size, size: size, path: proof.path)
        #expect(size == 1 || !other.leads(from: leaf, to: root))
        #expect(!proof.leads(from: TestTree.leaf(index + 1), to: root))
        #expect(!proof.leads(from: leaf, to: tree.heads[Int(size) - 1].root))
      }
    }
  }

  @Test(arguments: [1, 2, 3, 7, 8, 64, 100, 255, 256, 257, 300] as [Int64])
  func `a proof with any bit changed, a hash more or a hash less is none`(size: Int64) async throws {
    let tree = TestTree(size: size)
    let root = tree.head.root
    for index in Set([0, size / 2, size - 1]) {
      let (leaf, proof) = try await tree.tiled.inclusionProof(of: index)
      func leads(_ path: [TreeHash]) -> Bool {
        InclusionProof(index: index, size: size, path: path).leads(from: leaf, to: root)
      }
      for bit in 0..<256 {
        #expect(!proof.leads(from: try leaf.flipping(bit: bit), to: root))
        #expect(!proof.leads(from: leaf, to: try root.flipping(bit: bit)))
        for place in proof.path.indices {
          var path = proof.path
          path[place] = try path[place].flipping(bit: bit)
          #expect(!leads(path))
        }
      }
      #expect(!leads(proof.path + [root]))
      #expect(!leads([leaf] + proof.path))
      if !proof.path.isEmpty {
        #expect(!leads(Array(proof.path.dropLast())))
        #expect(!leads(Array(proof.path.dropFirst())))
      }
    }
  }

  @Test(arguments: [(-1, 8), (8, 8), (9, 8), (0, 0), (0, -1), (.max, .max), (.min, .max)] as [(Int64, Int64)])
  func `an index outside the tree is proved by nothing`(index: Int64, size: Int64) async {
    let tree = TestTree(size: 8)
    let leaf = TestTree.leaf(0)
    #expect(!InclusionProof(index: index, size: size, path: []).leads(from: leaf, to: leaf))
    let long = InclusionProof(index: index, size: size, path: Array(repeating: leaf, count: 200))
    #expect(!long.leads(from: leaf, to: tree.head.root))
    await #expect(throws: TileError.outOfRange(size: 8)) {
      try await tree.tiled.inclusionProof(of: size == 8 ? index : -1)
    }
  }

  @Test func `a tree of 2^63 - 1 leaves does not overflow`() {
    let leaf = TestTree.leaf(0)
    for index in [0, 1, Int64.max / 2, Int64.max - 1] {
      for count in [0, 62, 63, 64] {
        let proof = InclusionProof(index: index, size: .max, path: Array(repeating: leaf, count: count))
        #expect(!proof.leads(from: leaf, to: leaf))
      }
    }
  }
}
