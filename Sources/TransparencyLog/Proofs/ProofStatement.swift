/// What a proof says, statement by statement, in the order in which they are checked. The raw values are printed and
/// stay as they are.
public enum ProofStatement: String, Sendable, Hashable, CaseIterable {
  /// The record and the key give the leaf's commitment.
  case recordOpensLeaf = "record_opens_leaf"
  /// A key that is trusted for the log and this size signed the checkpoint, and no trusted key's signature is false.
  case checkpointIsSigned = "checkpoint_is_signed"
  /// As many trusted witnesses as needed cosigned it.
  case checkpointIsWitnessed = "checkpoint_is_witnessed"
  /// The leaf stands at its index in the tree of the checkpoint.
  case leafIsInLog = "leaf_is_in_log"
  /// A trusted key signed the global log's checkpoint.
  case globalCheckpointIsSigned = "global_checkpoint_is_signed"
  /// As many trusted witnesses as needed cosigned the global log's checkpoint.
  case globalCheckpointIsWitnessed = "global_checkpoint_is_witnessed"
  /// The tenant's checkpoint is a leaf of the global log.
  case checkpointIsInGlobalLog = "checkpoint_is_in_global_log"
}

/// What checking a proof gave.
public enum ProofVerdict: Sendable, Hashable {
  /// Every statement that was checked holds. ``ProofStatement/recordOpensLeaf`` is not among them where record and
  /// key were erased.
  case holds([ProofStatement])
  /// The first statement that does not, why, and those that do.
  case fails(ProofStatement, because: ProofFault, after: [ProofStatement])
}

/// Why a statement does not hold.
public enum ProofFault: Sendable, Hashable {
  /// The record or the key is not the one that the leaf commits to, or the record has no canonical form.
  case otherRecord
  /// The checkpoint is not believed.
  case checkpoint(CheckpointRefusal)
  /// The path does not lead from the leaf at its index to the root.
  case pathLeadsElsewhere
  /// The file says nothing of the global log, which the verifier asks for.
  case missing
}
