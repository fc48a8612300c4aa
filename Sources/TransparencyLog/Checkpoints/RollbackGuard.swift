/// Decides whether a log may sign its present tree. Pure: asked before each signature, above all after a restore or a
/// failover, when the database may be older than what the world has seen (C2SP tlog-checkpoint, "Signatures").
public enum RollbackGuard {
  /// Whether the present tree continues the last one that a witness has seen.
  ///
  /// - Parameters:
  ///   - witnessed: head of the last witnessed checkpoint, its signatures verified; nil before the first.
  ///   - present: head of the tree as it is stored now.
  ///   - proof: that the one continues the other; only asked for where the tree has grown.
  public static func verdict(
    witnessed: TreeHead?, present: TreeHead, proof: ConsistencyProof?
  ) -> SigningVerdict {
    guard let witnessed else { return .allowed }
    guard present.size >= witnessed.size else {
      return .refused(.smaller(present: present.size, witnessed: witnessed.size))
    }
    let proof = proof ?? ConsistencyProof(path: [])
    guard proof.connects(witnessed, to: present) else { return .refused(.forked(at: witnessed.size)) }
    return .allowed
  }

  /// The same, with the proof made from the present tree's tiles.
  /// - Throws: what ``TiledTree/consistencyProof(from:)`` throws where the tiles do not even agree with each other.
  public static func verdict(witnessed: TreeHead?, present: TiledTree) async throws -> SigningVerdict {
    guard let witnessed, witnessed.size <= present.head.size else {
      return verdict(witnessed: witnessed, present: present.head, proof: nil)
    }
    let proof = try await present.consistencyProof(from: witnessed.size).proof
    return verdict(witnessed: witnessed, present: present.head, proof: proof)
  }
}

/// Whether a log may sign.
public enum SigningVerdict: Sendable, Hashable {
  /// The tree continues what was witnessed.
  case allowed
  /// Signing would show two histories of one log.
  case refused(SigningRefusal)
}

/// Why a log must not sign.
public enum SigningRefusal: Sendable, Hashable {
  /// Leaves that were witnessed are missing: the database is older than the log.
  case smaller(present: Int64, witnessed: Int64)
  /// The first leaves, as many as were witnessed, are others than those witnessed.
  case forked(at: Int64)
  /// The tree has leaves, and what of it was shown is not known: its record was lost, or is on another machine.
  case unknown(present: Int64)

  /// What a tree is that does not continue a witnessed one.
  public init(present: Int64, witnessed: Int64) {
    self = present < witnessed ? .smaller(present: present, witnessed: witnessed) : .forked(at: witnessed)
  }
}
