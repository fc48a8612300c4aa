import Domain
import Logging

/// Erases screenings of names without a verification that the tenant's retention no longer allows.
public struct EraseScreenings: Sendable {
  private let register: any ScreeningRegister
  private let tenants: any TenantDirectory
  private let time: any TimeSource
  private let logger: Logger

  /// Screenings of one transaction: it holds their rows.
  static let batch = 1000

  /// A workflow over its stores.
  public init(
    register: any ScreeningRegister, tenants: any TenantDirectory, time: any TimeSource, logger: Logger
  ) {
    self.register = register
    self.tenants = tenants
    self.time = time
    self.logger = logger
  }

  /// Erases what is over of one tenant, in both modes.
  /// - Throws: what kept it from being done: the batches before are gone, and the next run goes on from there.
  public func run(for tenant: TenantID) async throws(StoreError) {
    let now = time.now
    let settings = try await tenants.tenant(tenant).policy.retention
    guard let end = RetentionRules.screeningsOver(under: settings, at: now) else { return }
    var count = Self.batch
    while count == Self.batch {
      count = try await register.erase(runBy: end, of: tenant, by: Actor("scheduler"), at: now, limit: Self.batch)
      guard count > 0 else { return }
      logger.info("screenings.erased", metadata: ["tenant": "\(tenant)", "count": "\(count)"])
    }
  }
}
