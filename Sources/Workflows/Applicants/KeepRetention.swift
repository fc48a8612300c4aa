import Domain
import FoundationEssentials
import Logging

/// Works off the maintenance lane: erases what retention no longer allows, and removes blobs whose keys are gone.
public struct KeepRetention: Sendable {
  private let applicants: any ApplicantStore
  private let tenants: any TenantDirectory
  private let vault: any EvidenceVault
  private let queue: any JobQueue
  private let time: any TimeSource
  private let logger: Logger

  /// Age at which an intake that nothing took over is swept: longer than any upload may take.
  public static let intakeGrace: TimeInterval = 600
  /// Applicants of one transaction: it holds their jobs' rows.
  static let batch = 1000

  /// A workflow over its stores.
  public init(
    applicants: any ApplicantStore, tenants: any TenantDirectory, vault: any EvidenceVault, queue: any JobQueue,
    time: any TimeSource, logger: Logger
  ) {
    self.applicants = applicants
    self.tenants = tenants
    self.vault = vault
    self.queue = queue
    self.time = time
    self.logger = logger
  }

  /// Works off one job.
  /// - Throws: what kept it from being done.
  public func run(_ lease: JobLease) async throws {
    switch lease.kind {
    case .retain: try await retain(lease)
    default:
      _ = try await vault.sweep(lease.realm.tenant, olderThan: time.now.addingTimeInterval(-Self.intakeGrace))
      try await queue.finish(lease)
    }
  }

  /// Starts the clock of whoever was made a day ago and never verified: most are verified by then, and have one.
  public func watch(_ tenant: TenantID) async throws(StoreError) {
    let now = time.now
    let end = now.addingTimeInterval(-86_400)
    while try await applicants.watch(in: tenant, madeBefore: end, at: now, limit: Self.batch) == Self.batch {}
  }

  private func retain(_ lease: JobLease) async throws {
    let id = ApplicantID(lease.subject)
    let (realm, now) = (lease.realm, time.now)
    guard let state = try await applicants.retention(of: id, in: realm) else { return try await queue.finish(lease) }
    let settings = try await tenants.tenant(realm.tenant).policy.retention
    let due = RetentionRules.due(state, under: settings, at: now)
    if !due.isEmpty {
      let receipt = try await applicants.erase(
        id, classes: due, cause: "retention", in: realm, by: Actor("scheduler"), at: now)
      logger.info(
        "retention.erased",
        metadata: ["applicant": "\(id)", "classes": "\(receipt.classes.map(\.rawValue).joined(separator: ","))"])
    }
    guard let next = RetentionRules.next(state, under: settings, after: now) else {
      return try await queue.finish(lease)
    }
    try await queue.putOff(lease, until: next)
  }
}
