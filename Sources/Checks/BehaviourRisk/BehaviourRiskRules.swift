import Domain

/// Judges what was there before a verification. Pure.
public enum BehaviourRiskRules {
  /// A person's look where one count is above the tenant's most; never a rejection.
  ///
  /// Nothing known of what was given is clear: most customers come once. Not assessed is a verification that gave
  /// nothing to look up by, unless the applicant was declined before, which is known without.
  public static func report(on history: BehaviourHistory, under policy: BehaviourPolicy) -> CheckReport {
    let counts = BehaviourLimit.allCases.compactMap { limit in
      policy.most[limit].flatMap { BehaviourCount(limit, most: $0, in: history, under: policy) }
    }
    var reasons: [ReasonCode] = []
    for count in counts where count.isAbove && !reasons.contains(count.limit.reason) {
      reasons.append(count.limit.reason)
    }
    var report = CheckReport(outcome: reasons.isEmpty ? .clear : .consider, reasons: reasons)
    if reasons.isEmpty, history.sightings.isEmpty { report = .notAssessed(.riskDataMissing) }
    report.breakdown = breakdown(counts, history, policy)
    report.engine = EngineStamp(
      name: "behaviour", version: BehaviourRiskSettings.rulesVersion, details: .object([]))
    return report
  }

  /// Counts and verifications of the same tenant, no value that anybody gave.
  private static func breakdown(
    _ counts: [BehaviourCount], _ history: BehaviourHistory, _ policy: BehaviourPolicy
  ) -> JSON {
    [
      "window_seconds": .integer(policy.window.components.seconds),
      "memory_days": .integer(Int64(policy.memoryDays)),
      "given": .array(
        BehaviourTrace.Kind.allCases.filter { history.sightings[$0] != nil }.map { .string($0.rawValue) }),
      "counts": .array(counts.map(\.json)),
      "declines": .array(
        history.declines.map {
          ["verification_id": .string($0.verification.description), "same": .string($0.basis.rawValue)]
        }),
    ]
  }
}

/// What was counted against one limit.
struct BehaviourCount {
  let limit: BehaviourLimit
  let most: Int
  /// The applicant and this verification are counted; declines are the others' alone.
  let count: Int
  /// Whether there may be more than were counted.
  let isAtLeast: Bool
  /// Those that were counted, the newest first.
  let verifications: [VerificationID]

  var isAbove: Bool { count > most }

  /// Nil where the verification left nothing to count by.
  init?(_ limit: BehaviourLimit, most: Int, in history: BehaviourHistory, under policy: BehaviourPolicy) {
    self.limit = limit
    self.most = most
    switch limit.measure {
    case .declines:
      verifications = history.declines.map(\.verification)
      count = verifications.count
      isAtLeast = count == BehaviourHistory.declinesMax
    case .verifications(let kind):
      guard let sightings = history.sightings[kind], let at = history.at else { return nil }
      let start = at.addingTimeInterval(-policy.window.seconds)
      let counted = sightings.filter { $0.at > start }
      verifications = counted.map(\.verification)
      count = counted.count + 1
      isAtLeast = counted.count == BehaviourHistory.sightingsMax
    case .people(let kind):
      guard let sightings = history.sightings[kind] else { return nil }
      let others = sightings.filter { $0.applicant != history.applicant && !$0.has(history.name) }
      verifications = others.map(\.verification)
      count = 1 + Self.people(others)
      isAtLeast = sightings.count == BehaviourHistory.sightingsMax
    }
  }

  /// Applicants of one name are one person, who came without an external id or under two; an applicant is one person
  /// under however many names.
  private static func people(_ sightings: [BehaviourHistory.Sighting]) -> Int {
    var people: [(applicants: Set<ApplicantID>, names: Set<[UInt8]>)] = []
    for sighting in sightings {
      let names = Set([sighting.name].compactMap(\.self))
      var person: (applicants: Set<ApplicantID>, names: Set<[UInt8]>) = ([sighting.applicant], names)
      people.removeAll { known in
        guard known.applicants.contains(sighting.applicant) || !known.names.isDisjoint(with: names) else {
          return false
        }
        person.applicants.formUnion(known.applicants)
        person.names.formUnion(known.names)
        return true
      }
      people.append(person)
    }
    return people.count
  }

  var json: JSON {
    [
      "limit": .string(limit.rawValue), "most": .integer(Int64(most)), "count": .integer(Int64(count)),
      "is_at_least": .bool(isAtLeast), "is_above": .bool(isAbove),
      "verifications": .array(
        verifications.prefix(BehaviourRiskSettings.verificationsMax).map { .string($0.description) }),
    ]
  }
}

extension BehaviourHistory.Sighting {
  /// Whether both declared a name, and the same.
  fileprivate func has(_ other: [UInt8]?) -> Bool { name != nil && name == other }
}
