/// Knows what reviewers found of the matches of an applicant, and what they have yet to look at.
public protocol ScreeningFindings: Sendable {
  /// Findings that were decided, the newest of each entry alone.
  /// - Throws: ``StoreError``.
  func findings(of applicant: ApplicantID, in realm: Realm) async throws(StoreError) -> [StandingFinding]
  /// What is open of the applicant's screenings.
  /// - Throws: ``StoreError``.
  func pending(of applicant: ApplicantID, in realm: Realm) async throws(StoreError) -> PendingScreenings
}

/// The screenings in an applicant's verifications that are worked on or reviewed.
public struct PendingScreenings: Sendable {
  /// Whether one has yet to run: it will search the newest lists.
  public let isToRun: Bool
  /// The matches that a person has yet to judge, with the person as screened.
  public let hits: [(hit: ScreenedHit, person: JSON)]

  /// What is open.
  public init(isToRun: Bool, hits: [(hit: ScreenedHit, person: JSON)]) {
    self.isToRun = isToRun
    self.hits = hits
  }

  /// Whether a person will judge an entry as it stands now.
  public func covers(_ entry: HitFinding.Entry, material: JSON, person: JSON) -> Bool {
    isToRun
      || hits.contains { open in
        open.hit.list == entry.list && open.hit.entity == entry.entity && open.hit.material == material
          && open.person == person
      }
  }
}
