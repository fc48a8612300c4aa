import Domain
import Foundation

@testable import Storage

/// What verifications leave behind, in memory: as plain as can be, to hold PostgreSQL against.
actor MemoryBehaviourMemory: BehaviourMemory {
  struct Trace {
    let realm: Realm
    let trace: BehaviourTrace
    let sighting: BehaviourHistory.Sighting
    let keptUntil: Date
  }
  private var traces: [Trace] = []
  private var declined: [(realm: Realm, verification: VerificationID, applicant: ApplicantID, at: Date)] = []

  func leave(
    _ given: [BehaviourTrace], name: String?, by applicant: ApplicantID, of verification: VerificationID,
    under policy: BehaviourPolicy, in realm: Realm, at now: Date
  ) {
    let sighting = BehaviourHistory.Sighting(
      verification: verification, applicant: applicant, name: name.map { Array($0.utf8) }, at: now)
    traces += given.map { trace in
      let kept = trace.kind.isShort ? policy.window.seconds : Double(policy.memoryDays) * 86_400
      return Trace(realm: realm, trace: trace, sighting: sighting, keptUntil: now.addingTimeInterval(kept))
    }
  }

  func decline(_ verification: VerificationID, of applicant: ApplicantID, in realm: Realm, at now: Date) {
    declined.append((realm, verification, applicant, now))
  }

  func erase(_ applicant: ApplicantID) { traces.removeAll { $0.sighting.applicant == applicant } }

  func history(
    of verification: VerificationID, by applicant: ApplicantID, under policy: BehaviourPolicy, in realm: Realm
  ) async throws(StoreError) -> BehaviourHistory {
    var history = BehaviourHistory(applicant: applicant)
    var people: Set<ApplicantID> = []
    for own in traces where own.realm == realm && own.sighting.verification == verification {
      (history.at, history.name) = (own.sighting.at, own.sighting.name)
      let span = own.trace.kind.isShort ? policy.window.seconds : Double(policy.memoryDays) * 86_400
      let alike = traces.filter {
        $0.realm == realm && $0.trace == own.trace && $0.sighting.verification != verification
      }.map(\.sighting)
      if own.trace.kind == .person { people = Set(alike.map(\.applicant)) }
      let seen = alike.filter { $0.at <= own.sighting.at && $0.at > own.sighting.at.addingTimeInterval(-span) }
        .sorted { $0.at > $1.at }
      history.sightings[own.trace.kind] = Array(seen.prefix(BehaviourHistory.sightingsMax))
    }
    history.declines = declined.filter {
      $0.realm == realm && $0.verification != verification
        && ($0.applicant == applicant || people.contains($0.applicant))
    }.sorted { $0.verification.uuid.uuidString > $1.verification.uuid.uuidString }.map {
      .init(verification: $0.verification, basis: $0.applicant == applicant ? .applicant : .person)
    }
    return history
  }

  func forget(in tenant: TenantID, at now: Date, limit: Int) async throws(StoreError) -> Int {
    let ended = traces.indices.filter { traces[$0].realm.tenant == tenant && traces[$0].keptUntil <= now }.prefix(limit)
    for index in ended.reversed() { traces.remove(at: index) }
    return ended.count
  }
}
