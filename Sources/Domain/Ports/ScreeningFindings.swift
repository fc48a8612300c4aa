/// Knows what reviewers found of the matches of an applicant, and what they have yet to look at.
public protocol ScreeningFindings: Sendable {
  /// Findings that were decided, the newest of each entry alone.
  /// - Throws: ``StoreError``.
  func findings(of applicant: ApplicantID, in realm: Realm) async throws(StoreError) -> [StandingFinding]
  /// Matches that are in review because monitoring told them.
  /// - Throws: ``StoreError``.
  func pending(of applicant: ApplicantID, in realm: Realm) async throws(StoreError) -> [PendingHit]
}

/// A match that a person has yet to judge, with the person as screened.
public struct PendingHit: Sendable, Hashable {
  /// The match.
  public let hit: ScreenedHit
  /// The person's material fields, as ``StandingFinding/person``.
  public let person: JSON

  /// A match in review.
  public init(hit: ScreenedHit, person: JSON) {
    self.hit = hit
    self.person = person
  }

  /// Whether it is an entry as it stands now, and a person as it stands now.
  public func covers(_ entry: HitFinding.Entry, material: JSON, person: JSON) -> Bool {
    hit.list == entry.list && hit.entity == entry.entity && hit.material == material && self.person == person
  }
}
