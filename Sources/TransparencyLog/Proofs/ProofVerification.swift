/// Checks a proof file against what the one who checks knows of the logs. Pure and offline.
public struct ProofVerification: Sendable {
  /// The tenant's log.
  public let log: TrustedLog
  /// The global log; nil where its part of a proof is neither needed nor looked at.
  public let global: TrustedLog?

  /// What to trust.
  public init(log: TrustedLog, global: TrustedLog? = nil) {
    self.log = log
    self.global = global
  }

  /// Checks every statement of a proof in order, and stops at the first that does not hold.
  public func verdict(on proof: ProofFile) -> ProofVerdict {
    var checked: [ProofStatement] = []
    do throws(Failure) {
      if let opening = proof.opening {
        try Self.check(opening, of: proof.leaf)
        checked.append(.recordOpensLeaf)
      }
      let checkpoint = try Self.check(proof.place, of: proof.leaf, in: log, as: Self.tenantStatements, &checked)
      if let global {
        guard let place = proof.global else { throw Failure(.checkpointIsInGlobalLog, .missing) }
        _ = try Self.check(place, of: LogLeaf(checkpoint), in: global, as: Self.globalStatements, &checked)
      }
      return .holds(checked)
    } catch {
      return .fails(error.statement, because: error.fault, after: checked)
    }
  }

  private struct Failure: Error {
    let statement: ProofStatement
    let fault: ProofFault

    init(_ statement: ProofStatement, _ fault: ProofFault) {
      self.statement = statement
      self.fault = fault
    }
  }

  private struct PlaceStatements {
    let signed: ProofStatement
    let witnessed: ProofStatement
    let included: ProofStatement
  }

  private static let tenantStatements = PlaceStatements(
    signed: .checkpointIsSigned, witnessed: .checkpointIsWitnessed, included: .leafIsInLog)
  private static let globalStatements = PlaceStatements(
    signed: .globalCheckpointIsSigned, witnessed: .globalCheckpointIsWitnessed, included: .checkpointIsInGlobalLog)

  private static func check(_ opening: LeafOpening, of leaf: LogLeaf) throws(Failure) {
    guard case .record(let commitment) = leaf, let record = CanonicalRecord(opening.record),
      commitment.opens(to: record, under: opening.key)
    else { throw Failure(.recordOpensLeaf, .otherRecord) }
  }

  private static func check(
    _ place: ProofPlace, of leaf: LogLeaf, in log: TrustedLog, as statements: PlaceStatements,
    _ checked: inout [ProofStatement]
  ) throws(Failure) -> Checkpoint {
    let checkpoint: Checkpoint
    switch log.verdict(on: place.checkpoint) {
    case .believed(let believed, cosignedAt: _): checkpoint = believed
    case .refused(.tooFewWitnesses(let found, let needed)):
      checked.append(statements.signed)
      throw Failure(statements.witnessed, .checkpoint(.tooFewWitnesses(found, needed: needed)))
    case .refused(let refusal): throw Failure(statements.signed, .checkpoint(refusal))
    }
    checked.append(statements.signed)
    if log.witnessesMin > 0 { checked.append(statements.witnessed) }
    let proof = InclusionProof(index: place.index, size: checkpoint.head.size, path: place.path)
    guard proof.leads(from: leaf.hash, to: checkpoint.head.root) else {
      throw Failure(statements.included, .pathLeadsElsewhere)
    }
    checked.append(statements.included)
    return checkpoint
  }
}
