/// Something that was kept for replays, as far as it is still there.
public enum Kept<Value: Sendable>: Sendable {
  case here(Value)
  /// Retention or erasure took it.
  case erased
  /// It is from before such things were kept.
  case missing

  /// The value where it is there.
  public var value: Value? { if case .here(let value) = self { value } else { nil } }

  /// How an input that it is stands where it is not there; nil where it is.
  public var absence: ReplayInput.State? {
    switch self {
    case .here: nil
    case .erased: .erased
    case .missing: .missing
    }
  }
}

/// Everything that a decision rested on, as far as it is there. Personal data.
public struct ReplayMaterial: Sendable {
  /// One run of a check that the decision rested on.
  public struct Check: Sendable {
    /// Its identifier.
    public let id: CheckID
    /// What kind it is.
    public let type: CheckType
    /// How its run ended.
    public let status: CheckStatus
    /// Digest of its result as the decision kept it, in hexadecimal; empty where it ran before digests were.
    public let digest: String
    /// Its result as it is stored now; nil where parts of it were erased.
    public let result: JSON?
    /// What it was given, with evidence that is not superseded in the run's view.
    public let work: Kept<CheckWork>
    /// What it was told, as ``CheckTape/json``.
    public let told: Kept<JSON>
    /// Its evidence, each with whether it is still the same.
    public let evidence: [ReplayInput]

    /// A check.
    public init(
      id: CheckID, type: CheckType, status: CheckStatus, digest: String, result: JSON?, work: Kept<CheckWork>,
      told: Kept<JSON>, evidence: [ReplayInput]
    ) {
      self.id = id
      self.type = type
      self.status = status
      self.digest = digest
      self.result = result
      self.work = work
      self.told = told
      self.evidence = evidence
    }
  }

  /// What the rules judged.
  public struct Ruling: Sendable {
    /// The facts.
    public let facts: PolicyFacts
    /// Digest of the program that judged them.
    public let build: String

    /// A ruling.
    public init(facts: PolicyFacts, build: String) {
      self.facts = facts
      self.build = build
    }
  }

  /// The policy that the decision was made under.
  public struct Policy: Sendable {
    /// Its document as it is stored now.
    public let document: JSON
    /// Whether it is the one that the decision was made under.
    public let state: ReplayInput.State

    /// A policy.
    public init(document: JSON, state: ReplayInput.State) {
      self.document = document
      self.state = state
    }
  }

  /// The replay.
  public let replay: ReplayID
  /// The decision as it is stored now.
  public let decision: DecisionView
  /// Digest of its canonical result as it was decided; nil where none was kept.
  public let original: [UInt8]?
  /// The policy.
  public let policy: Policy
  /// What the rules judged; missing also where no rule decided.
  public let ruling: Kept<Ruling>
  /// The checks.
  public let checks: [Check]
  /// Digest of a check's canonical result.
  public let digestOfCheck: @Sendable (JSON) -> [UInt8]
  /// Digest of a decision's canonical result.
  public let digestOfDecision: @Sendable (JSON) -> [UInt8]

  /// Material.
  public init(
    replay: ReplayID, decision: DecisionView, original: [UInt8]?, policy: Policy, ruling: Kept<Ruling>,
    checks: [Check], digestOfCheck: @escaping @Sendable (JSON) -> [UInt8],
    digestOfDecision: @escaping @Sendable (JSON) -> [UInt8]
  ) {
    self.replay = replay
    self.decision = decision
    self.original = original
    self.policy = policy
    self.ruling = ruling
    self.checks = checks
    self.digestOfCheck = digestOfCheck
    self.digestOfDecision = digestOfDecision
  }
}
