/// A record of erasures that lives outside the database, so that a restored backup can be told what to forget again.
public protocol ErasureLedger: Sendable {
  /// Appends one receipt durably, before the keys go.
  func append(_ receipt: ErasureReceipt, tenant: TenantID) async throws(StoreError)
}
