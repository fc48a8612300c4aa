import Domain
import Foundation
import Synchronization

/// Takes verifications of applicants who exist, with the rules of the ports: a known idempotency key is a replay.
/// Whatever monitoring does not ask for is out of reach.
final class FakeIntake: VerificationStore, EvidenceVault {
  private struct State {
    var taken: [VerificationSubmission] = []
    var strangers: Set<ApplicantID> = []
  }
  private let state = Mutex(State())

  /// What was submitted, in order.
  var taken: [VerificationSubmission] { state.withLock(\.taken) }

  /// Makes an applicant one whom nobody knows.
  func forget(_ applicant: ApplicantID) { state.withLock { _ = $0.strangers.insert(applicant) } }

  func submit(_ submission: VerificationSubmission) async throws(StoreError) {
    if let claim = submission.actor.claim, let known = try await replayed(claim, in: submission.realm) {
      throw .replay(resource: known)
    }
    state.withLock { $0.taken.append(submission) }
  }

  func replayed(_ claim: IdempotencyClaim, in realm: Realm) async throws(StoreError) -> String? {
    state.withLock { $0.taken.first { $0.actor.claim == claim && $0.realm == realm }?.id.description }
  }

  func applicant(
    _ reference: ApplicantReference, in realm: Realm, classes: Set<DataClass>
  ) async throws(StoreError) -> ApplicantHandle {
    guard case .id(let id) = reference, !state.withLock({ $0.strangers.contains(id) }) else { throw .notFound }
    return ApplicantHandle(id: id, isNew: false, wrappedKeys: [:])
  }

  func intake(
    _ files: [EvidenceFile], for applicant: ApplicantHandle, in realm: Realm, at now: Date
  ) async throws(StoreError) -> [IntakenEvidence] { [] }
  func discard(_ items: [IntakenEvidence], in realm: Realm) async {}

  func view(_ id: VerificationID, in realm: Realm) async throws(StoreError) -> VerificationView { throw .unavailable }
  func list(_ query: VerificationQuery, in realm: Realm) async throws(StoreError) -> [VerificationView] {
    throw .unavailable
  }
  func supplement(_ supplement: EvidenceSupplement) async throws(StoreError) { throw .unavailable }
  func cancel(_ id: VerificationID, in realm: Realm, by actor: Actor, at now: Date) async throws(StoreError) {
    throw .unavailable
  }
  func expire(
    in tenant: TenantID, by actor: Actor, at now: Date, limit: Int
  ) async throws(StoreError) -> [VerificationID] { throw .unavailable }
  func evidence(of id: VerificationID, in realm: Realm) async throws(StoreError) -> [EvidenceItem] {
    throw .unavailable
  }
  func erasedEvidence(of id: VerificationID, in realm: Realm) async throws(StoreError) -> [EvidenceItem] {
    throw .unavailable
  }
  func decisions(of id: VerificationID, in realm: Realm) async throws(StoreError) -> [DecisionView] {
    throw .unavailable
  }
  func timeline(of id: VerificationID, in realm: Realm) async throws(StoreError) -> [StreamEvent] {
    throw .unavailable
  }
  func work(for check: CheckID, in realm: Realm) async throws(StoreError) -> CheckWork? { throw .unavailable }
  func complete(
    _ completion: CheckCompletion, lease: JobLease
  ) async throws(StoreError) -> CheckCompletion { throw .unavailable }
  func fail(_ lease: JobLease, at now: Date) async throws(StoreError) { throw .unavailable }
  func deliberation(
    on id: VerificationID, in realm: Realm, at now: Date
  ) async throws(StoreError) -> Deliberation? { throw .unavailable }
  func record(_ ruling: Ruling, lease: JobLease) async throws(StoreError) { throw .unavailable }
  func bytes(
    of evidence: EvidenceID, view: EvidenceViewName, in realm: Realm
  ) async throws(StoreError) -> [UInt8] { throw .unavailable }
  func store(
    _ views: [(evidence: EvidenceID, view: EvidenceViewName, bytes: [UInt8])], in realm: Realm
  ) async throws(StoreError) { throw .unavailable }
  func item(_ evidence: EvidenceID, in realm: Realm) async throws(StoreError) -> EvidenceItem { throw .unavailable }
  func sweep(_ tenant: TenantID, olderThan cutoff: Date) async throws(StoreError) -> Int { throw .unavailable }
}
