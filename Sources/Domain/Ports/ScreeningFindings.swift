/// Knows what reviewers found of the matches of an applicant.
public protocol ScreeningFindings: Sendable {
  /// Findings that were decided, the newest of each entry alone.
  /// - Throws: ``StoreError``.
  func findings(of applicant: ApplicantID, in realm: Realm) async throws(StoreError) -> [StandingFinding]
}
