import Domain
import FoundationEssentials
import Logging

/// Ends verifications whose applicants gave nothing more in time.
public struct ExpireVerifications: Sendable {
  private let store: any VerificationStore
  private let signals: JobSignals
  private let time: any TimeSource
  private let logger: Logger

  /// Verifications of one transaction: it holds their rows.
  static let batch = 100

  /// A workflow over a store.
  public init(store: any VerificationStore, signals: JobSignals, time: any TimeSource, logger: Logger) {
    self.store = store
    self.signals = signals
    self.time = time
    self.logger = logger
  }

  /// Ends every overdue verification of a tenant.
  public func run(for tenant: TenantID) async throws(StoreError) {
    while true {
      let ended = try await store.expire(in: tenant, by: Actor("scheduler"), at: time.now, limit: Self.batch)
      for id in ended {
        logger.info("verification.expired", metadata: ["tenant": "\(tenant)", "verification": "\(id)"])
        signals.settled.ring(id)
      }
      if !ended.isEmpty { signals.announce(.maintenance, tenant) }
      guard ended.count == Self.batch else { return }
    }
  }
}
