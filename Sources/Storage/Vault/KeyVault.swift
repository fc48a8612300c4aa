import Domain
import FoundationEssentials
import PostgreSQL
import Sealing
import Synchronization

/// Opens and closes the chain of keys: operator → tenant → applicant and class → value (DESIGN §4).
///
/// Tenants' keys are kept unwrapped in memory; applicants' keys are unwrapped for each use, so that an erased key is
/// gone at once.
public final class KeyVault: Sendable {
  private let operatorKeys: OperatorKeys
  private let cached = Mutex<[TenantID: TenantKeys]>([:])

  /// A vault under the operator's keys.
  public init(operatorKeys: OperatorKeys) { self.operatorKeys = operatorKeys }

  /// A key for one purpose of the installation.
  public func installationKey(_ label: String) -> DataKey { operatorKeys.derive(label) }

  /// A tenant's keys, loaded once.
  func keys(of tenant: TenantID, from database: Database) async throws -> TenantKeys {
    if let keys = cached.withLock({ $0[tenant] }) { return keys }
    let rows = try await database.once(inScopeOf: tenant.uuid, Self.select, [tenant.parameter])
    var versions: [UInt8: DataKey] = [:]
    for row in rows {
      let version = UInt8(truncatingIfNeeded: try row.decode("version", as: Int.self))
      let wrapped = try row.decode("wrapped", as: [UInt8].self)
      versions[version] = try operatorKeys.unwrap(wrapped, context: Self.context(tenant))
    }
    guard let newest = versions.keys.max() else { throw StoreError.notFound }
    let keys = try TenantKeys(tenant: tenant, versions: versions, newest: newest)
    cached.withLock { $0[tenant] = keys }
    return keys
  }

  /// Fresh keys for a new tenant, with the one to be stored wrapped.
  func freshTenantKeys(_ tenant: TenantID) throws -> (wrapped: [UInt8], keys: TenantKeys) {
    let key = DataKey.random()
    return (
      try operatorKeys.wrap(key, context: Self.context(tenant)),
      try TenantKeys(tenant: tenant, versions: [1: key], newest: 1)
    )
  }

  /// Wraps every key of a tenant anew under the operator's newest key. Returns how many were.
  public func rewrap(_ tenant: TenantID, in database: Database) async throws(StoreError) -> Int {
    try await storing {
      try await database.inScope(of: tenant.uuid) { transaction in
        var count = 0
        for row in try await transaction.query(Self.select, [tenant.parameter]) {
          let wrapped = try row.decode("wrapped", as: [UInt8].self)
          guard wrapped.first != operatorKeys.currentVersion else { continue }
          let key = try operatorKeys.unwrap(wrapped, context: Self.context(tenant))
          let rewrapped = try operatorKeys.wrap(key, context: Self.context(tenant))
          let version = try row.decode("version", as: Int64.self)
          count += try await transaction.execute(
            Self.update, [tenant.parameter, .int(version), .bytes(rewrapped)])
        }
        return count
      }
    }
  }

  private static func context(_ tenant: TenantID) -> SealingContext {
    SealingContext(tenant: tenant, object: tenant.uuid, label: "tenant-key")
  }

  private static let select: Statement = "select version, wrapped from tenant_keys where tenant_id = $1 for share"
  private static let update: Statement =
    "update tenant_keys set wrapped = $3 where tenant_id = $1 and version = $2::int8"
}

/// A tenant's unwrapped keys.
struct TenantKeys: Sendable {
  let tenant: TenantID
  private let versions: [UInt8: DataKey]
  private let newest: UInt8
  private let newestKey: DataKey
  /// Key of the tenant's blind indexes and evidence digests.
  let indexKey: DataKey

  init(tenant: TenantID, versions: [UInt8: DataKey], newest: UInt8) throws {
    guard let newestKey = versions[newest], let oldest = versions.keys.min(), let root = versions[oldest] else {
      throw StoreError.damaged
    }
    self.tenant = tenant
    self.versions = versions
    self.newest = newest
    self.newestKey = newestKey
    self.indexKey = root.derive("index")
  }

  /// A fresh key for one applicant and class, wrapped.
  func freshKey(_ applicant: ApplicantID, _ dataClass: DataClass) throws -> [UInt8] {
    [newest] + (try newestKey.wrap(DataKey.random(), context: context(applicant)))
  }

  /// Unwraps an applicant's key.
  func unwrap(_ wrapped: [UInt8], applicant: ApplicantID) throws -> DataKey {
    guard let version = wrapped.first, let key = versions[version] else { throw StoreError.damaged }
    return try key.unwrap(Array(wrapped.dropFirst()), context: context(applicant))
  }

  /// A key for one purpose of the tenant, such as its webhooks' secrets.
  func purposeKey(_ label: String) -> DataKey { indexKey.derive(label) }

  /// The searchable index of an external id in a mode.
  func externalIndex(_ externalID: String, _ mode: Mode) -> [UInt8] {
    indexKey.index("external-id", Array((mode.rawValue + ":" + externalID).utf8))
  }

  private func context(_ applicant: ApplicantID) -> SealingContext {
    SealingContext(tenant: tenant, object: applicant.uuid, label: "applicant-key")
  }
}

/// A tenant's keys while one result is read: an applicant's key that several rows are sealed under is unwrapped once.
final class KeyRing {
  let keys: TenantKeys
  private var last: (wrapped: [UInt8], applicant: ApplicantID, key: DataKey)?

  init(_ keys: TenantKeys) { self.keys = keys }

  /// As ``TenantKeys/unwrap(_:applicant:)``.
  func unwrap(_ wrapped: [UInt8], applicant: ApplicantID) throws -> DataKey {
    if let last, last.applicant == applicant, last.wrapped == wrapped { return last.key }
    let key = try keys.unwrap(wrapped, applicant: applicant)
    last = (wrapped, applicant, key)
    return key
  }
}
