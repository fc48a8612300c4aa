import FoundationEssentials

extension TenantID {
  /// Owner of what is the operator's and no tenant's, such as the log of tenants' checkpoints: no tenant ever has it
  /// (Migrations/0014).
  public static let installation = TenantID(UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)))
}
