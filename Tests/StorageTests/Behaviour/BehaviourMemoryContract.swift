import Domain
import Foundation
import PostgreSQL
import Testing

@testable import Storage

/// What every memory of behaviour is held to.
enum BehaviourMemoryContract: String, CaseIterable, CustomTestStringConvertible {
  case memory, postgreSQL

  var testDescription: String { rawValue }

  /// Runs a body over an empty memory.
  func with(_ body: (any BehaviourStage) async throws -> Void) async throws {
    switch self {
    case .memory: try await body(MemoryStage())
    case .postgreSQL: try await StorageWorld.with { try await body(PostgreSQLStage(world: $0)) }
    }
  }
}

/// A verification as tests begin it.
struct BegunVerification: Sendable {
  let id: VerificationID
  let applicant: ApplicantID
  let realm: Realm
}

/// A memory, and what fills it.
protocol BehaviourStage: Sendable {
  var memory: any BehaviourMemory { get }
  var here: Realm { get }
  var there: Realm { get }
  /// Begins a verification of the applicant of that name, or of a new one.
  func begin(
    _ declared: JSON, device: JSON, of external: String?, in realm: Realm, at now: Date
  ) async throws -> BegunVerification
  func decline(_ verification: BegunVerification, at now: Date) async throws
  func erase(_ applicant: ApplicantID, in realm: Realm) async throws
}

extension BehaviourStage {
  /// When verifications begin, unless a test says otherwise.
  static var noon: Date { Date(timeIntervalSince1970: 1_800_000_000) }

  func begin(
    _ declared: JSON = [:], device: JSON = [:], of external: String? = nil, after seconds: TimeInterval = 0
  ) async throws -> BegunVerification {
    try await begin(declared, device: device, of: external, in: here, at: Self.noon.addingTimeInterval(seconds))
  }

  func history(_ verification: BegunVerification, in realm: Realm? = nil) async throws -> BehaviourHistory {
    try await memory.history(
      of: verification.id, by: verification.applicant, under: BehaviourPolicy(), in: realm ?? verification.realm)
  }

  func seen(_ verification: BegunVerification, _ kind: BehaviourTrace.Kind) async throws -> [VerificationID]? {
    try await history(verification).sightings[kind]?.map(\.verification)
  }
}

/// The fake.
actor MemoryStage: BehaviourStage {
  let store = MemoryBehaviourMemory()
  nonisolated var memory: any BehaviourMemory { store }
  nonisolated let here = Realm(tenant: TenantID(at: Date()), mode: .live)
  nonisolated let there = Realm(tenant: TenantID(at: Date()), mode: .live)
  private var applicants: [String: (id: ApplicantID, record: ApplicantRecord)] = [:]

  func begin(
    _ declared: JSON, device: JSON, of external: String?, in realm: Realm, at now: Date
  ) async throws -> BegunVerification {
    let key = external.map { "\(realm.tenant) \(realm.mode) \($0)" }
    var known = key.flatMap { applicants[$0] } ?? (ApplicantID(at: now), ApplicantRecord())
    known.record.merge(declared)
    if let key { applicants[key] = known }
    let begun = BegunVerification(id: VerificationID(at: now), applicant: known.id, realm: realm)
    await store.leave(
      BehaviourTrace.all(of: known.record, device: device), name: BehaviourTrace.name(of: known.record), by: known.id,
      of: begun.id, under: BehaviourPolicy(), in: realm, at: now)
    return begun
  }

  func decline(_ verification: BegunVerification, at now: Date) async throws {
    await store.decline(verification.id, of: verification.applicant, in: verification.realm, at: now)
  }

  func erase(_ applicant: ApplicantID, in realm: Realm) async throws { await store.erase(applicant) }
}

/// The real one.
struct PostgreSQLStage: BehaviourStage {
  let world: StorageWorld
  var memory: any BehaviourMemory { PostgreSQLBehaviourMemory(database: world.database) }
  var here: Realm { world.here }
  var there: Realm { world.there }

  func begin(
    _ declared: JSON, device: JSON, of external: String?, in realm: Realm, at now: Date
  ) async throws -> BegunVerification {
    let submission = try await submission(declared, device: device, of: external, in: realm, at: now)
    try await world.verifications.submit(submission)
    return BegunVerification(id: submission.id, applicant: submission.applicant.id, realm: realm)
  }

  /// A verification ready to be written.
  func submission(
    _ declared: JSON, device: JSON, of external: String? = nil, in realm: Realm, at now: Date
  ) async throws -> VerificationSubmission {
    var submission = try await world.submission(
      realm, applicant: external.map(ApplicantReference.external) ?? .anonymous, checks: [.behaviourRisk])
    (submission.now, submission.declared, submission.request) = (now, declared, ["device": device])
    submission.behaviour = BehaviourPolicy()
    return submission
  }

  func decline(_ verification: BegunVerification, at now: Date) async throws {
    _ = try await world.owner.query(
      "update verifications set status = 'declined', completed_at = $2 where id = $1 returning id",
      [.uuid(verification.id.uuid), .timestamp(now)])
  }

  func erase(_ applicant: ApplicantID, in realm: Realm) async throws {
    _ = try await world.applicants.erase(
      applicant, classes: [.record], cause: "request", in: realm, by: Actor("test"), at: Date())
  }
}
