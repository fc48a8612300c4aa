import FoundationEssentials

/// Work to be done later, durably.
public enum JobKind: String, Sendable, Hashable, CaseIterable {
  /// Run one check; the subject is the check.
  case check
  /// Judge a verification whose checks are complete; the subject is the verification.
  case decide
  /// Remove blobs of erased evidence; the subject is the applicant.
  case sweep
  /// Apply retention to an applicant; the subject is the applicant.
  case retain
  /// Screen the next names of a batch; the subject is the batch.
  case screenBatch = "screen_batch"
  /// Make a decision again; the subject is the replay.
  case replay
  /// Try a draft on the next rulings; the subject is the simulation.
  case simulate

  /// The lane whose workers do it, unless whoever enqueues it names another.
  public var lane: JobLane {
    switch self {
    case .check, .decide: .verifications
    case .sweep, .retain: .maintenance
    case .screenBatch, .replay, .simulate: .bulk
    }
  }
}

/// Lanes keep slow work from holding up fast work.
public enum JobLane: String, Sendable, Hashable, CaseIterable {
  case verifications, maintenance
  /// What nobody waits for and comes by the million, such as the checks of imported customers.
  case bulk
}

/// A job held by a worker until its lease ends. The fence is checked when the work is recorded, so that a worker
/// that lost its lease writes nothing.
public struct JobLease: Sendable, Hashable {
  /// The tenant and mode.
  public let realm: Realm
  /// Its identifier.
  public let id: JobID
  /// Which evidence it is.
  public let kind: JobKind
  /// What the job works on.
  public let subject: UUID
  /// Tries so far, this one included; from 1.
  public let attempt: Int
  /// Rises with each lease; an older one writes nothing.
  public let fence: Int64

  /// A held job.
  public init(realm: Realm, id: JobID, kind: JobKind, subject: UUID, attempt: Int, fence: Int64) {
    self.realm = realm
    self.id = id
    self.kind = kind
    self.subject = subject
    self.attempt = attempt
    self.fence = fence
  }
}

/// Durable jobs, fair between tenants.
public protocol JobQueue: Sendable {
  /// Tenants with due work in a lane, and how much.
  func dueTenants(_ lane: JobLane, at now: Date) async throws(StoreError) -> [(tenant: TenantID, due: Int)]
  /// Leases up to `limit` due jobs of one tenant; a lease that ended is due again.
  func claim(_ lane: JobLane, of tenant: TenantID, limit: Int, at now: Date, until: Date) async throws(StoreError)
    -> [JobLease]
  /// Gives a job that failed back for another try, or for good as a dead letter where `retryAt` is nil.
  func giveBack(_ lease: JobLease, errorCode: String, retryAt: Date?) async throws(StoreError)
  /// Puts a job off that has nothing to do yet. That is no failure: its tries are counted anew.
  func putOff(_ lease: JobLease, until: Date) async throws(StoreError)
  /// Removes a job that needs no more work.
  func finish(_ lease: JobLease) async throws(StoreError)
}
