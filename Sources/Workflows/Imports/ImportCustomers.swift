import Domain
import FoundationEssentials
import Logging

/// Takes over customers that are already there: each is an applicant, screened by the tenant's policy, and watched once
/// that approved it.
public struct ImportCustomers: Sendable {
  private let store: any ImportStore
  private let tenants: any TenantDirectory
  private let prices: any PriceList
  private let caps: ReadSpendCap
  private let signals: JobSignals
  private let time: any TimeSource
  private let logger: Logger

  /// Most rows of one transaction: it holds their applicants, and under a spend cap keeps whoever else starts a check
  /// of the tenant waiting, for as long as it takes to write some ten rows of tables for each.
  public static let chunkRowsMax = 200

  /// A workflow over its stores.
  public init(
    store: any ImportStore, tenants: any TenantDirectory, prices: any PriceList, caps: ReadSpendCap,
    signals: JobSignals,
    time: any TimeSource, logger: Logger
  ) {
    self.store = store
    self.tenants = tenants
    self.prices = prices
    self.caps = caps
    self.signals = signals
    self.time = time
    self.logger = logger
  }

  /// Opens an import.
  /// - Parameter consents: what every customer of it agreed to, at most 10.
  /// - Throws: ``WorkflowRefusal``; a known idempotency key ends in `store(.replay)`.
  public func open(
    consents: [Consent], for principal: Principal, by actor: Actor
  ) async throws(WorkflowRefusal) -> ImportID {
    do {
      // Whoever cannot screen at a price is told before sending a million rows.
      let policy = try await tenants.tenant(principal.realm.tenant).policy
      let now = time.now
      _ = try await prices.meter(CheckType.screening.rawValue, of: policy.billing, at: now)
      let id = ImportID(at: now)
      try await store.open(id, consents: consents, in: principal.realm, by: actor, at: now)
      return id
    } catch {
      throw .store(error)
    }
  }

  /// Takes rows from the one numbered `first`, in as many transactions as they need: what was taken before one fails
  /// stays, and the import says from where to send again.
  /// - Returns: the import after the last row.
  /// - Throws: ``WorkflowRefusal``, as ``ImportStore/take(_:)`` has it.
  public func take(
    _ rows: [ImportedRow], from first: Int, of id: ImportID, for principal: Principal, by actor: Actor
  ) async throws(WorkflowRefusal) -> CustomerImport? {
    do {
      var (next, report): (Int, CustomerImport?) = (first, nil)
      for rows in Self.chunks(of: rows) {
        let now = time.now
        let chunk = ImportChunk(
          id: id, realm: principal.realm, first: next, rows: rows,
          terms: try await terms(for: principal, at: now), actor: actor, now: now)
        let taken = try await store.take(chunk)
        signals.announce(.bulk, principal.realm.tenant)
        next += rows.count
        report = taken
      }
      return report
    } catch let error as StoreError {
      throw .store(error)
    } catch {
      throw .store(.unavailable)
    }
  }

  /// Ends an import.
  public func finish(_ id: ImportID, for principal: Principal, by actor: Actor) async throws(WorkflowRefusal) {
    do {
      try await store.finish(id, in: principal.realm, by: actor, at: time.now)
      let report = try await store.view(id, in: principal.realm)
      logger.info(
        "import.finished",
        metadata: [
          "tenant": "\(principal.realm.tenant)", "import": "\(id)", "created": "\(report.counts.created)",
          "updated": "\(report.counts.updated)", "unchanged": "\(report.counts.unchanged)",
          "rejected": "\(report.counts.rejected)", "screened": "\(report.counts.screened)",
        ])
    } catch {
      throw .store(error)
    }
  }

  /// Parts rows, so that none is larger than a transaction may be, and none names a customer twice: what the second row
  /// says is held against what the first one left.
  static func chunks(of rows: [ImportedRow]) -> [[ImportedRow]] {
    var (chunks, chunk, names): ([[ImportedRow]], [ImportedRow], Set<String>) = ([], [], [])
    for row in rows {
      if chunk.count == chunkRowsMax || row.externalID.map(names.contains) ?? false {
        chunks.append(chunk)
        (chunk, names) = ([], [])
      }
      chunk.append(row)
      if let name = row.externalID { names.insert(name) }
    }
    return chunk.isEmpty ? chunks : chunks + [chunk]
  }

  private func terms(for principal: Principal, at now: Date) async throws -> ImportTerms {
    let tenant = try await tenants.tenant(principal.realm.tenant)
    let billing = tenant.policy.billing
    _ = try await prices.meter(CheckType.screening.rawValue, of: billing, at: now)
    return ImportTerms(
      policyVersion: tenant.policyVersion, language: tenant.policy.interfaceLanguages.first ?? "en",
      dimensions: Set(billing.dimensions), key: principal.key,
      cap: try await caps.cap(of: tenant, in: principal.realm, for: principal.key, at: now),
      expiresAt: now.addingTimeInterval(SubmitVerification.openFor),
      behaviour: tenant.policy.traced(by: []), isWatching: tenant.policy.monitoring.watches(.screening))
  }
}
