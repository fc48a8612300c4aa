import Domain
import FoundationEssentials
import Logging
import Storage
import Workflows

extension Installation {
  /// A realm's period, the same identifier each time: drafts keep theirs when they are final.
  var invoiceID: @Sendable (Realm, String) -> InvoiceID {
    let key = vault.installationKey("invoices")
    return { realm, period in
      InvoiceID(naming: key.index("period", Array("\(realm.tenant) \(realm.mode) \(period)".utf8)))
    }
  }

  /// Closes periods.
  func closeInvoices(logger: Logger) -> CloseInvoices {
    CloseInvoices(
      store: PostgreSQLInvoiceStore(database: database, vault: vault), tenants: tenantDirectory(),
      sellers: PostgreSQLSellerRegister(database: database), prices: PostgreSQLPriceList(database: database),
      invoiceID: invoiceID, time: SystemTime(), logger: logger)
  }
}

/// Makes invoices final when their grace is over, and tells of overdue ones, tenant by tenant: at start, then every
/// minute.
struct BillingLoop: Sendable {
  let tenants: any TenantDirectory
  let close: CloseInvoices
  let logger: Logger

  /// Works until canceled.
  func work() async {
    while !Task.isCancelled {
      do {
        for tenant in try await tenants.list() { await run(for: tenant.id) }
      } catch {
        logger.warning("billing.failed", metadata: ["error": "\(error)"])
      }
      do { try await Task.sleep(for: .seconds(60)) } catch { return }
    }
  }

  /// One tenant's failure is not the next one's.
  private func run(for tenant: TenantID) async {
    do {
      try await close.run(for: tenant)
    } catch {
      logger.warning("billing.failed", metadata: ["tenant": "\(tenant)", "error": "\(error)"])
    }
  }
}

extension InvoiceID {
  /// A period's identifier, the same each time: a UUIDv8 (RFC 9562, section 5.8) out of a keyed digest.
  fileprivate init(naming digest: [UInt8]) {
    var bytes = Array(digest.prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    self.init(bytes.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) })
  }
}
