/// One match as the record of a screening keeps it: the members that others than its reader go by.
public struct ScreenedHit: Sendable, Hashable {
  /// The list's slug.
  public let list: String
  /// The entry's key.
  public let entity: String
  /// The entry's material fields, as ``StandingFinding/entry``.
  public let material: JSON
  /// Classes of public offices that the entry holds or held, 1 through 4.
  public let exposureClasses: [Int]
  /// What a reviewer found earlier and still holds; nil where nobody did.
  public let verdict: HitFinding.Verdict?

  /// Whether nobody found that it is somebody else.
  public var isOpen: Bool { verdict != .otherPerson }

  /// The matches in the breakdown of a screening check.
  public static func all(in breakdown: JSON) -> [ScreenedHit] {
    breakdown[ScreeningRecordMember.hits]?.elements?.compactMap(ScreenedHit.init) ?? []
  }

  /// The screened person's material fields in the same breakdown, as ``StandingFinding/person``.
  public static func person(in breakdown: JSON) -> JSON { breakdown[ScreeningRecordMember.person] ?? .null }

  private init?(json: JSON) {
    guard let list = json[ScreeningRecordMember.list]?.text, let entity = json[ScreeningRecordMember.entity]?.text
    else { return nil }
    self.list = list
    self.entity = entity
    material = json[ScreeningRecordMember.material] ?? .null
    exposureClasses =
      json[ScreeningRecordMember.exposureClasses]?.elements?.compactMap { $0.integer.map { Int($0) } } ?? []
    verdict = json[ScreeningRecordMember.finding]?[ScreeningRecordMember.verdict]?.text.flatMap(HitFinding.Verdict.init)
  }
}

/// Names of the members of a screening's record that others than its reader go by.
public enum ScreeningRecordMember {
  /// The matches.
  public static let hits = "hits"
  /// The screened person's material fields.
  public static let person = "person"
  /// Of a match, the list's slug.
  public static let list = "list"
  /// Of a match, the entry's key.
  public static let entity = "entity_id"
  /// Of a match, the entry's material fields.
  public static let material = "material"
  /// Of a match, classes of public offices.
  public static let exposureClasses = "pep_classes"
  /// Of a match, what a reviewer found earlier; null where nobody did.
  public static let finding = "finding"
  /// Of a finding, who the entry is.
  public static let verdict = "verdict"
}
