import Testing
import TransparencyLog

@Suite("Proofs of growth")
struct ConsistencyProofTests {
  @Test func `every tree of 0 through 300 leaves is proved to continue each smaller one`() async throws {
    var tree = TestTree(size: 0)
    for size in Int64(1)...300 {
      tree.grow(by: 1)
      for oldSize in 0...size {
        let (old, proof) = try await tree.tiled.consistencyProof(from: oldSize)
        #expect(old == tree.heads[Int(oldSize)])
        #expect(proof.connects(old, to: tree.head))
        guard oldSize > 0 else { continue }
        let forked = TreeHead(size: oldSize, root: try old.root.flipping(bit: 0))
        #expect(!proof.connects(forked, to: tree.head))
        let other = TreeHead(size: oldSize - 1, root: old.root)
        #expect(!proof.connects(other, to: tree.head))
      }
    }
  }

  @Test(arguments: [(1, 2), (1, 300), (2, 3), (4, 7), (6, 8), (64, 65), (255, 257), (256, 300), (299, 300)])
  func `a proof with any bit changed, a hash more or a hash less is none`(oldSize: Int64, size: Int64) async throws {
    let tree = TestTree(size: size)
    let (old, proof) = try await tree.tiled.consistencyProof(from: oldSize)
    for bit in 0..<256 {
      for place in proof.path.indices {
        var path = proof.path
        path[place] = try path[place].flipping(bit: bit)
        #expect(!ConsistencyProof(path: path).connects(old, to: tree.head))
      }
      let forked = TreeHead(size: size, root: try tree.head.root.flipping(bit: bit))
      #expect(!proof.connects(old, to: forked))
    }
    #expect(!ConsistencyProof(path: proof.path + [old.root]).connects(old, to: tree.head))
    #expect(!ConsistencyProof(path: Array(proof.path.dropLast())).connects(old, to: tree.head))
    #expect(!ConsistencyProof(path: Array(proof.path.dropFirst())).connects(old, to: tree.head))
    #expect(!proof.connects(tree.head, to: old))
  }

  @Test func `an old tree that is empty or the same needs no hashes, and takes none`() {
    let tree = TestTree(size: 5)
    let (none, some) = (ConsistencyProof(path: []), ConsistencyProof(path: [tree.head.root]))
    #expect(none.connects(.empty, to: tree.head))
    #expect(none.connects(tree.head, to: tree.head))
    #expect(!some.connects(.empty, to: tree.head))
    #expect(!some.connects(tree.head, to: tree.head))
    #expect(!none.connects(TreeHead(size: 0, root: tree.head.root), to: tree.head))
    #expect(!none.connects(tree.heads[4], to: tree.head))
  }

  @Test func `sizes that no tree has connect nothing and do not overflow`() {
    let root = TestTree.leaf(0)
    let sizes: [Int64] = [.min, -1, 0, 1, .max / 2 + 1, .max - 1, .max]
    for old in sizes {
      for new in sizes where old != new && !(old == 0 && new > 0) {
        for count in [0, 1, 63, 64, 200] {
          let proof = ConsistencyProof(path: Array(repeating: root, count: count))
          #expect(!proof.connects(TreeHead(size: old, root: root), to: TreeHead(size: new, root: root)))
        }
      }
    }
  }
}
