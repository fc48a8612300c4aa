import Testing
import TransparencyLog

@Suite("Known answers of RFC 6962")
struct KnownAnswerTests {
  private func head(_ size: Int64) throws -> TreeHead {
    let root = try #require(TreeHash(KnownAnswers.bytes(hex: KnownAnswers.roots[Int(size)])))
    return TreeHead(size: size, root: root)
  }

  @Test(arguments: 0...8)
  func `the first leaves have the known root`(size: Int) throws {
    var tree = CompactTree()
    for leaf in KnownAnswers.leaves.prefix(size) { tree.append(MerkleHashing.leaf(leaf)) }
    #expect(tree.head == (try head(Int64(size))))
  }

  @Test func `every path of every leaf is the known one, and leads to the known root`() async throws {
    for answer in KnownAnswers.inclusions {
      let tiles = MemoryTiles()
      var growth = TileGrowth()
      tiles.store(growth.append(KnownAnswers.leaves.prefix(Int(answer.size)).map(MerkleHashing.leaf)))
      let tree = TiledTree(head: try head(answer.size), tiles: tiles)
      let (leaf, proof) = try await tree.inclusionProof(of: answer.index)
      #expect(leaf == MerkleHashing.leaf(KnownAnswers.leaves[Int(answer.index)]))
      #expect(try proof.path == KnownAnswers.path(answer.path))
      #expect(proof.leads(from: leaf, to: tree.head.root))
    }
    #expect(KnownAnswers.inclusions.count == 36)
  }

  @Test func `every proof of growth is the known one, and connects the known roots`() async throws {
    for answer in KnownAnswers.consistencies {
      let tiles = MemoryTiles()
      var growth = TileGrowth()
      tiles.store(growth.append(KnownAnswers.leaves.prefix(Int(answer.size)).map(MerkleHashing.leaf)))
      let tree = TiledTree(head: try head(answer.size), tiles: tiles)
      let (old, proof) = try await tree.consistencyProof(from: answer.old)
      #expect(old == (try head(answer.old)))
      #expect(try proof.path == KnownAnswers.path(answer.path))
      #expect(proof.connects(old, to: tree.head))
    }
    #expect(KnownAnswers.consistencies.count == 28)
  }

  @Test func `an empty tree's root is the hash of no bytes`() {
    // FIPS 180-4's SHA-256 of the empty message.
    let text = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
    #expect(MerkleHashing.emptyRoot.base64 == text)
    #expect(CompactTree().head == .empty)
  }
}
