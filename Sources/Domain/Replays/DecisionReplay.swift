import FoundationEssentials

/// A decision that is made again from what it rested on. Nothing personal.
public struct DecisionReplay: Sendable, Hashable {
  /// How far it is.
  public enum State: String, Sendable, Hashable, CaseIterable {
    case queued, complete
    /// It could not be run, such as where no engine starts.
    case failed
  }

  /// What came of it.
  public enum Result: String, Sendable, Hashable, CaseIterable {
    /// The canonical result is the same, bit for bit.
    case identical
    /// It is another one; the inputs name what drifted.
    case different
    /// Something that it rested on is gone, or was never kept.
    case notReproducible = "not_reproducible"
  }

  /// Its identifier.
  public let id: ReplayID
  /// The tenant and mode.
  public let realm: Realm
  /// The decision.
  public let decision: DecisionID
  /// The verification that it closed.
  public let verification: VerificationID
  /// How far it is.
  public let state: State
  /// What came of it; nil before.
  public let outcome: ReplayOutcome?
  /// When it was asked for.
  public let createdAt: Date
  /// When it was over; nil before.
  public let completedAt: Date?

  /// A replay.
  public init(
    id: ReplayID, realm: Realm, decision: DecisionID, verification: VerificationID, state: State,
    outcome: ReplayOutcome?, createdAt: Date, completedAt: Date?
  ) {
    self.id = id
    self.realm = realm
    self.decision = decision
    self.verification = verification
    self.state = state
    self.outcome = outcome
    self.createdAt = createdAt
    self.completedAt = completedAt
  }
}

/// What came of a replay.
public struct ReplayOutcome: Sendable, Hashable {
  /// Whether it gave the same.
  public let result: DecisionReplay.Result
  /// Digest of the canonical result as it was decided, an HMAC under a key of the tenant; nil where none was kept.
  public let original: [UInt8]?
  /// Digest of the canonical result of the replay; nil where it could not be made.
  public let replayed: [UInt8]?
  /// What the decision rested on, each with whether it is still the same.
  public let inputs: [ReplayInput]

  /// An outcome.
  public init(result: DecisionReplay.Result, original: [UInt8]?, replayed: [UInt8]?, inputs: [ReplayInput]) {
    self.result = result
    self.original = original
    self.replayed = replayed
    self.inputs = inputs
  }
}

/// Something that a decision rested on.
public struct ReplayInput: Sendable, Hashable {
  /// What it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// What others told a check: providers, registers, reviewers' findings, and what was seen before.
    case answers
    /// The day on which a check ran.
    case clock
    /// Features of the processor, threads and walls of an engine.
    case cpu
    /// What read evidence or judged answers: its name and version.
    case engine
    /// A piece of evidence.
    case evidence
    /// The facts that the tenant's rules judged.
    case facts
    /// A list that was searched.
    case lists
    /// Models of an engine, and what it was set to.
    case models
    /// The version of the policy that the verification pinned.
    case policy
    /// The stored record of the result.
    case record
    /// A result that differs although nothing that it rested on does.
    case result
    /// The program that judged.
    case rules
    /// What was known of the person.
    case subject
  }

  /// Whether it is still what it was.
  public enum State: String, Sendable, Hashable, CaseIterable {
    case same, changed
    /// Retention or erasure took it.
    case erased
    /// It was decided before such things were kept.
    case missing
  }

  /// What it is.
  public let kind: Kind
  /// The check that depends on it; nil for the decision itself.
  public let check: CheckID?
  /// Which one, such as a list's slug or a policy's version; nil where there is one alone.
  public let name: String?
  /// Whether it is still what it was.
  public let state: State

  /// An input.
  public init(_ kind: Kind, of check: CheckID? = nil, named name: String? = nil, _ state: State) {
    self.kind = kind
    self.check = check
    self.name = name
    self.state = state
  }

  /// What drifted, such as `lists_changed`, `input_erased` or `input_missing`; nil where nothing did.
  public var code: String? {
    switch state {
    case .same: nil
    case .changed: kind.rawValue + "_changed"
    case .erased: "input_erased"
    case .missing: "input_missing"
    }
  }

  /// Every code there is.
  public static let codes = Kind.allCases.map { $0.rawValue + "_changed" } + ["input_erased", "input_missing"]

  /// The stored form.
  public var json: JSON {
    [
      "kind": .string(kind.rawValue), "check_id": .optional(check?.description), "name": .optional(name),
      "state": .string(state.rawValue),
    ]
  }

  /// Reads the stored form; nil for anything else.
  public init?(json: JSON) {
    guard let kind = json["kind"]?.text.flatMap(Kind.init), let state = json["state"]?.text.flatMap(State.init) else {
      return nil
    }
    self.init(kind, of: json["check_id"]?.text.flatMap { CheckID($0) }, named: json["name"]?.text, state)
  }
}
