/// Whether an object belongs to real business or to a merchant's tests. Part of every scope and unique key.
public enum Mode: String, Sendable, Hashable, CaseIterable {
  /// Real applicants; billed.
  case live
  /// Magic inputs, deterministic results; never billed.
  case test
}

/// One tenant's live or test world. Everything is looked up within one.
public struct Realm: Sendable, Hashable {
  /// The tenant.
  public let tenant: TenantID
  /// Its live or its test objects.
  public let mode: Mode

  /// A tenant's world.
  public init(tenant: TenantID, mode: Mode) {
    self.tenant = tenant
    self.mode = mode
  }
}
