import Domain
import FoundationEssentials
import Logging

/// Forgets what verifications left to be known again by, once its time is over.
public struct ForgetBehaviour: Sendable {
  private let memory: any BehaviourMemory
  private let time: any TimeSource
  private let logger: Logger

  /// Traces of one transaction.
  static let batch = 1000

  /// A workflow over a memory.
  public init(memory: any BehaviourMemory, time: any TimeSource, logger: Logger) {
    self.memory = memory
    self.time = time
    self.logger = logger
  }

  /// Forgets every trace of a tenant whose time is over.
  public func run(for tenant: TenantID) async throws(StoreError) {
    let now = time.now
    var total = 0
    while true {
      let count = try await memory.forget(in: tenant, at: now, limit: Self.batch)
      total += count
      guard count == Self.batch else { break }
    }
    if total > 0 { logger.info("behaviour.forgotten", metadata: ["tenant": "\(tenant)", "count": "\(total)"]) }
  }
}
