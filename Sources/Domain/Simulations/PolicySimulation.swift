import FoundationEssentials

/// A draft that is tried on a past window: what its rules would have said of what was judged then, and what its prices
/// would have cost. Nothing personal.
public struct PolicySimulation: Sendable, Equatable {
  /// How far it is.
  public enum State: String, Sendable, Hashable, CaseIterable {
    case processing, complete
    /// It could not be gone on with.
    case failed
  }

  /// Longest window, in seconds: a leap year, so that a whole year of months fits.
  public static let windowMax: TimeInterval = 366 * 86_400
  /// Most flips that are kept by name: enough to look at, and a bound for the table; all are counted.
  public static let flipsMax = 1000

  /// Its identifier.
  public let id: SimulationID
  /// The tenant and mode.
  public let realm: Realm
  /// How far it is.
  public var state: State
  /// Whether screening counts: for those alone who may read it, since a rule about matches would tell of them.
  public let withScreening: Bool
  /// Start of the window, included.
  public let from: Date
  /// End of the window, not included.
  public let to: Date
  /// The draft: `{"policy","price_book"}`, each null where there is none.
  public let draft: JSON
  /// What was counted so far.
  public var counts: SimulationCounts
  /// When it was asked for.
  public let createdAt: Date
  /// When it was over; nil before.
  public var completedAt: Date?

  /// A simulation.
  public init(
    id: SimulationID, realm: Realm, state: State = .processing, withScreening: Bool, from: Date, to: Date, draft: JSON,
    counts: SimulationCounts = SimulationCounts(), createdAt: Date, completedAt: Date? = nil
  ) {
    self.id = id
    self.realm = realm
    self.state = state
    self.withScreening = withScreening
    self.from = from
    self.to = to
    self.draft = draft
    self.counts = counts
    self.createdAt = createdAt
    self.completedAt = completedAt
  }
}

/// What a simulation counted.
public struct SimulationCounts: Sendable, Equatable {
  /// Rulings that were judged under both.
  public var judged: Int64 = 0
  /// Rulings that could not be: their facts are gone, or a score that a new threshold needs.
  public var unjudged: Int64 = 0
  /// Verdicts that differ, by the one there was and the one there would be.
  public var flips: [Flip: Int64] = [:]
  /// Reviews that there were, by queue.
  public var reviewsBefore: [String: Int64] = [:]
  /// Reviews that there would be, by queue.
  public var reviewsAfter: [String: Int64] = [:]
  /// The rest of the answer, once it is complete: hours, cost, and what of the draft was not tried.
  public var answer: JSON?

  /// One verdict for another.
  public struct Flip: Sendable, Hashable, Comparable {
    /// What the rules said.
    public let from: PolicyVerdict.Kind
    /// What they would say.
    public let to: PolicyVerdict.Kind

    /// A flip.
    public init(from: PolicyVerdict.Kind, to: PolicyVerdict.Kind) {
      self.from = from
      self.to = to
    }

    /// By the names of the two.
    public static func < (left: Flip, right: Flip) -> Bool {
      (left.from.rawValue, left.to.rawValue) < (right.from.rawValue, right.to.rawValue)
    }
  }

  /// Nothing.
  public init() {}

  /// Verdicts that differ.
  public var flipped: Int64 { flips.values.reduce(0, +) }

  /// The flips as they are written, by name.
  public var flipsJSON: JSON {
    .array(
      flips.sorted { $0.key < $1.key }.map { flip, count in
        ["from": .string(flip.from.rawValue), "to": .string(flip.to.rawValue), "count": .integer(count)]
      })
  }

  /// The stored form.
  public var json: JSON {
    func queues(_ counts: [String: Int64]) -> JSON {
      .object(counts.sorted { $0.key < $1.key }.map { JSON.Member($0.key, .integer($0.value)) })
    }
    return [
      "judged": .integer(judged), "unjudged": .integer(unjudged), "flips": flipsJSON,
      "reviews_before": queues(reviewsBefore), "reviews_after": queues(reviewsAfter), "answer": answer ?? .null,
    ]
  }

  /// Reads the stored form; nil for anything else.
  public init?(json: JSON) {
    guard let judged = json["judged"]?.integer, let unjudged = json["unjudged"]?.integer,
      let flips = json["flips"]?.elements
    else { return nil }
    func queues(_ name: String) -> [String: Int64] {
      (json[name]?.members ?? []).reduce(into: [:]) { $0[$1.name] = $1.value.integer }
    }
    self.judged = judged
    self.unjudged = unjudged
    for flip in flips {
      guard let from = flip["from"]?.text.flatMap(PolicyVerdict.Kind.init),
        let to = flip["to"]?.text.flatMap(PolicyVerdict.Kind.init), let count = flip["count"]?.integer
      else { return nil }
      self.flips[Flip(from: from, to: to)] = count
    }
    reviewsBefore = queues("reviews_before")
    reviewsAfter = queues("reviews_after")
    answer = json["answer"]?.unlessNull
  }
}

/// A ruling as a simulation judges it. Personal data.
public struct JudgedRuling: Sendable, Equatable {
  /// The ruling.
  public let id: RulingID
  /// The verification that was judged.
  public let verification: VerificationID
  /// What the rules said.
  public let verdict: PolicyVerdict.Kind
  /// The version that they said it under.
  public let policyVersion: Int
  /// What they judged; nil where it was erased.
  public let facts: PolicyFacts?
  /// Likeness of the faces that was judged, 0 through 1; nil where there was none, and after erasure.
  public let faceScore: Double?

  /// A ruling.
  public init(
    id: RulingID, verification: VerificationID, verdict: PolicyVerdict.Kind, policyVersion: Int, facts: PolicyFacts?,
    faceScore: Double?
  ) {
    self.id = id
    self.verification = verification
    self.verdict = verdict
    self.policyVersion = policyVersion
    self.facts = facts
    self.faceScore = faceScore
  }
}

/// A verification whose verdict would be another.
public struct SimulatedFlip: Sendable, Hashable {
  /// The ruling.
  public let ruling: RulingID
  /// The verification.
  public let verification: VerificationID
  /// What for what.
  public let flip: SimulationCounts.Flip

  /// A flip.
  public init(ruling: RulingID, verification: VerificationID, flip: SimulationCounts.Flip) {
    self.ruling = ruling
    self.verification = verification
    self.flip = flip
  }
}
