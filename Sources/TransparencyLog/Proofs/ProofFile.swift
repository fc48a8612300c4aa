/// All that somebody needs, beside a log's public key, to check offline that a record is in the log.
public struct ProofFile: Sendable, Hashable {
  /// The form of the file; another form gets another number.
  public static let format = "assay-proof/1"
  /// Longest file that is read; evidence is not in it, only its digests.
  public static let bytesMax = 1_048_576

  /// The leaf.
  public let leaf: LogLeaf
  /// Its place in the tenant's log.
  public let place: ProofPlace
  /// What opens its commitment; nil where record and key were erased: the leaf keeps its place, and tells nothing.
  public let opening: LeafOpening?
  /// The place of the tenant's checkpoint in the global log; nil before that log has taken it up.
  public let global: ProofPlace?

  /// A proof.
  public init(leaf: LogLeaf, place: ProofPlace, opening: LeafOpening?, global: ProofPlace?) {
    self.leaf = leaf
    self.place = place
    self.opening = opening
    self.global = global
  }
}

/// Where a leaf stands in a log: its position, the way to the root, and the checkpoint with that root.
public struct ProofPlace: Sendable, Hashable {
  /// Most hashes of a path: a tree of 2^63 - 1 leaves has so many levels.
  public static let pathMax = 63

  /// Position of the leaf, from 0.
  public let index: Int64
  /// Siblings from the leaf up (RFC 6962, section 2.1.1).
  public let path: [TreeHash]
  /// The log's checkpoint with its signatures.
  public let checkpoint: SignedNote

  /// A place.
  public init(index: Int64, path: [TreeHash], checkpoint: SignedNote) {
    self.index = index
    self.path = path
    self.checkpoint = checkpoint
  }
}
