import FoundationEssentials

/// What a reviewer found of one screening match.
public struct HitFinding: Sendable, Hashable {
  /// Who the entry is.
  public enum Verdict: String, Sendable, Hashable, CaseIterable {
    /// Somebody else: the same entry raises no alert again until it, or the customer, changes materially.
    case otherPerson = "other_person"
    /// The customer: monitoring does not tell it again, a new verification does.
    case samePerson = "same_person"
  }

  /// The list's slug.
  public let list: String
  /// The entry's key.
  public let entity: String
  /// Who it is.
  public let verdict: Verdict

  /// A finding.
  public init(list: String, entity: String, verdict: Verdict) {
    self.list = list
    self.entity = entity
    self.verdict = verdict
  }
}

/// A finding that stands: on whom it was made and by whom. Personal data: sealed at rest.
public struct StandingFinding: Sendable, Hashable {
  /// What was found.
  public let finding: HitFinding
  /// The entry's material fields as they stood.
  public let entry: JSON
  /// The customer's material fields as they stood.
  public let person: JSON
  /// Who decided.
  public let member: MemberID
  /// When.
  public let decidedAt: Date

  /// A finding with what it was made on.
  public init(finding: HitFinding, entry: JSON, person: JSON, member: MemberID, decidedAt: Date) {
    self.finding = finding
    self.entry = entry
    self.person = person
    self.member = member
    self.decidedAt = decidedAt
  }
}

extension HitFinding {
  /// Which entry of which list.
  public struct Entry: Sendable, Hashable, Comparable {
    /// The list's slug.
    public let list: String
    /// The entry's key.
    public let entity: String

    /// An entry of a list.
    public init(list: String, entity: String) {
      self.list = list
      self.entity = entity
    }

    /// By list, then by key.
    public static func < (left: Self, right: Self) -> Bool {
      (left.list, left.entity) < (right.list, right.entity)
    }
  }

  /// Which entry it is about.
  public var entry: Entry { Entry(list: list, entity: entity) }
}

extension StandingFinding {
  /// The stored form.
  public var json: JSON {
    [
      "list": .string(finding.list), "entity_id": .string(finding.entity),
      "verdict": .string(finding.verdict.rawValue), "entry": entry, "person": person,
      "member_id": .string(member.description), "decided_at": .string(decidedAt.rfc3339),
    ]
  }

  /// Reads the stored form; nil for anything else.
  public init?(json: JSON) {
    guard let list = json["list"]?.text, let entity = json["entity_id"]?.text,
      let verdict = json["verdict"]?.text.flatMap(HitFinding.Verdict.init),
      let member = json["member_id"]?.text.flatMap({ MemberID($0) }),
      let decidedAt = json["decided_at"]?.text.flatMap({ Date(rfc3339: $0) })
    else { return nil }
    self.init(
      finding: HitFinding(list: list, entity: entity, verdict: verdict), entry: json["entry"] ?? .null,
      person: json["person"] ?? .null, member: member, decidedAt: decidedAt)
  }
}
