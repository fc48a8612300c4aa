import Domain
import Foundation
import Synchronization

/// One check's work in memory, and what was recorded of it; everything else is not here.
final class FakeVerificationStore: VerificationStore {
  private let work: CheckWork
  private let recorded = Mutex<[CheckCompletion]>([])

  init(_ work: CheckWork) { self.work = work }

  var completions: [CheckCompletion] { recorded.withLock(\.self) }

  func work(for check: CheckID, in realm: Realm) async throws(StoreError) -> CheckWork? {
    completions.isEmpty ? work : nil
  }
  func complete(_ completion: CheckCompletion, lease: JobLease) async throws(StoreError) -> CheckCompletion {
    recorded.withLock { $0.append(completion) }
    return completion
  }
  func submit(_ submission: VerificationSubmission) async throws(StoreError) { throw .notFound }
  func replayed(_ claim: IdempotencyClaim, in realm: Realm) async throws(StoreError) -> String? { throw .notFound }
  func view(_ id: VerificationID, in realm: Realm) async throws(StoreError) -> VerificationView { throw .notFound }
  func list(_ query: VerificationQuery, in realm: Realm) async throws(StoreError) -> [VerificationView] {
    throw .notFound
  }
  func supplement(_ supplement: EvidenceSupplement) async throws(StoreError) { throw .notFound }
  func cancel(_ id: VerificationID, in realm: Realm, by actor: Actor, at now: Date) async throws(StoreError) {
    throw .notFound
  }
  func expire(
    in tenant: TenantID, by actor: Actor, at now: Date, limit: Int
  ) async throws(StoreError) -> [VerificationID] { throw .notFound }
  func evidence(of id: VerificationID, in realm: Realm) async throws(StoreError) -> [EvidenceItem] { throw .notFound }
  func erasedEvidence(of id: VerificationID, in realm: Realm) async throws(StoreError) -> [EvidenceItem] {
    throw .notFound
  }
  func decisions(of id: VerificationID, in realm: Realm) async throws(StoreError) -> [DecisionView] { throw .notFound }
  func timeline(of id: VerificationID, in realm: Realm) async throws(StoreError) -> [StreamEvent] { throw .notFound }
  func fail(_ lease: JobLease, at now: Date) async throws(StoreError) { throw .notFound }
  func deliberation(
    on id: VerificationID, in realm: Realm, at now: Date
  ) async throws(StoreError) -> Deliberation? { throw .notFound }
  func record(_ ruling: Ruling, lease: JobLease) async throws(StoreError) { throw .notFound }
}

/// A vault without evidence.
struct EmptyVault: EvidenceVault {
  func applicant(
    _ reference: ApplicantReference, in realm: Realm, classes: Set<DataClass>
  ) async throws(StoreError) -> ApplicantHandle { throw .notFound }
  func intake(
    _ files: [EvidenceFile], for applicant: ApplicantHandle, in realm: Realm, at now: Date
  ) async throws(StoreError) -> [IntakenEvidence] { throw .notFound }
  func discard(_ items: [IntakenEvidence], in realm: Realm) async {}
  func bytes(
    of evidence: EvidenceID, view: EvidenceViewName, in realm: Realm
  ) async throws(StoreError) -> [UInt8] { throw .notFound }
  func store(
    _ views: [(evidence: EvidenceID, view: EvidenceViewName, bytes: [UInt8])], in realm: Realm
  ) async throws(StoreError) {}
  func item(_ evidence: EvidenceID, in realm: Realm) async throws(StoreError) -> EvidenceItem { throw .notFound }
  func sweep(_ tenant: TenantID, olderThan cutoff: Date) async throws(StoreError) -> Int { 0 }
}
