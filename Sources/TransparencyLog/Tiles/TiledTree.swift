/// A tree whose hashes are stored as tiles: makes proofs from the few tiles that each needs.
///
/// Nothing that the tiles say leaves it before it has been checked against the tree's head.
public struct TiledTree: Sendable {
  /// The tree's size and root, from a source that is trusted: a checkpoint whose signature was verified.
  public let head: TreeHead
  private let tiles: any TileReading

  /// A tree and where its tiles are.
  public init(head: TreeHead, tiles: any TileReading) {
    self.head = head
    self.tiles = tiles
  }

  /// The hash of a leaf, and the path from it to the head (RFC 6962, section 2.1.1).
  /// - Throws: ``TileError``, or what the tiles' source throws.
  public func inclusionProof(of index: Int64) async throws -> (leaf: TreeHash, proof: InclusionProof) {
    guard index >= 0, index < head.size else { throw TileError.outOfRange(size: head.size) }
    let leaf = LeafRange(start: index, end: index + 1)
    let hashes = try await hashes(of: [leaf] + ProofShape.inclusion(of: index, size: head.size))
    let proof = InclusionProof(index: index, size: head.size, path: Array(hashes.dropFirst()))
    guard proof.leads(from: hashes[0], to: head.root) else { throw TileError.disagree(head: head) }
    return (hashes[0], proof)
  }

  /// The head that the tree had when it was smaller, and the proof that it only grew since (section 2.1.2).
  /// - Throws: ``TileError``, or what the tiles' source throws.
  public func consistencyProof(from size: Int64) async throws -> (old: TreeHead, proof: ConsistencyProof) {
    guard size >= 0, size <= head.size else { throw TileError.outOfRange(size: head.size) }
    guard size > 0 else { return (.empty, ConsistencyProof(path: [])) }
    let whole = LeafRange(start: 0, end: size)
    let hashes = try await hashes(of: [whole] + ProofShape.consistency(from: size, size: head.size))
    let old = TreeHead(size: size, root: hashes[0])
    let proof = ConsistencyProof(path: Array(hashes.dropFirst()))
    guard proof.connects(old, to: head) else { throw TileError.disagree(head: head) }
    return (old, proof)
  }

  /// Roots of ranges; every tile that they need is asked for once, and all of them together.
  private func hashes(of ranges: [LeafRange]) async throws -> [TreeHash] {
    let nodes = ranges.map(\.nodes)
    let needed = Set(nodes.joined().map(tile(of:)))
    let coordinates = needed.sorted { ($0.level, $0.index) < ($1.level, $1.index) }
    let read = try await tiles.read(coordinates)
    guard read.count == coordinates.count else { throw TileError.malformed }
    var found: [TileCoordinate: Tile] = [:]
    for (coordinate, bytes) in zip(coordinates, read) {
      guard let tile = Tile(coordinate, bytes: bytes) else { throw TileError.malformed }
      found[coordinate] = tile
    }
    return try nodes.map { MerkleHashing.fold(try $0.map { try root(of: $0, in: found) }) }
  }

  /// The tile whose hashes make up a subtree.
  private func tile(of node: SubtreeNode) -> TileCoordinate {
    let level = node.level / TileCoordinate.height
    let first = node.index << Int64(node.level % TileCoordinate.height)
    return TileCoordinate.holding(hash: first, level: level, size: head.size)
  }

  private func root(of node: SubtreeNode, in found: [TileCoordinate: Tile]) throws -> TreeHash {
    let height = node.level % TileCoordinate.height
    let first = Int((node.index << Int64(height)) & 255)
    guard let tile = found[tile(of: node)], first + 1 << height <= tile.hashes.count else { throw TileError.malformed }
    return MerkleHashing.perfect(tile.hashes[first..<first + 1 << height])
  }
}
