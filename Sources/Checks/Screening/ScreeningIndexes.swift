import Domain
import Screening

/// Has the lists ready to be searched. A port that stands here and not in Domain, since what it gives is the screening
/// room's.
public protocol ScreeningIndexes: Sendable {
  /// The indexes of the installation's lists and of the tenant's own, each as the newest versions that were ready.
  /// - Throws: ``StoreError`` where they could not be loaded.
  func indexes(for tenant: TenantID) async throws(StoreError) -> [ScreeningIndex]
}
