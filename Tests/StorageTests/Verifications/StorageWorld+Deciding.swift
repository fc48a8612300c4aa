import Domain
import Foundation
import Testing

@testable import Storage

extension StorageWorld {
  /// Submits a verification of a customer, whose first check is complete; what is left is to decide.
  func checked(
    _ name: String, checks: [CheckType] = [.document], in realm: Realm? = nil
  ) async throws -> (VerificationSubmission, JobLease) {
    let submission = try await submission(realm, applicant: .external(name), checks: checks)
    try await verifications.submit(submission)
    let check = try await lease(realm)
    let work = try #require(try await verifications.work(for: CheckID(check.subject), in: submission.realm))
    try await verifications.complete(completion(work), lease: check)
    return (submission, try await lease(realm))
  }

  /// Decides as the tenant's rules do.
  func rule(
    _ submission: VerificationSubmission, _ lease: JobLease, _ verdict: PolicyVerdict, at now: Date = Date()
  ) async throws {
    let deliberation = try #require(
      try await verifications.deliberation(on: submission.id, in: submission.realm, at: now))
    try await verifications.record(
      Ruling(deliberation: deliberation, verdict: verdict, review: nil, now: now), lease: lease)
  }
}
