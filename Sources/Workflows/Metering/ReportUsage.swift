import Billing
import Domain
import FoundationEssentials

/// Folds a tenant's usage events into summaries, at the prices that they show: estimates, where the draft invoice of
/// the same events is exact (DESIGN §6).
public struct ReportUsage: UsageReporting {
  private let ledger: any UsageLedger
  private let tenants: any TenantDirectory

  /// Events taken from the ledger at once.
  static let pageSize = 1000

  /// A workflow over a ledger.
  public init(ledger: any UsageLedger, tenants: any TenantDirectory) {
    self.ledger = ledger
    self.tenants = tenants
  }

  /// See ``UsageReporting/usage(from:to:by:in:at:)``.
  public func usage(
    from: Date?, to: Date?, by names: [String], in realm: Realm, at now: Date
  ) async throws(StoreError) -> JSON? {
    let dimensions = names.compactMap { UsageDimension($0) }
    guard dimensions.count == names.count, dimensions.count <= 8, Set(dimensions).count == dimensions.count else {
      return nil
    }
    let billing = try await tenants.tenant(realm.tenant).policy.billing
    do {
      let period = try BillingPeriod.month(containing: now, in: billing.timeZone)
      let days = try BillingDays(timeZone: billing.timeZone)
      let (start, end) = (from ?? period.start, to ?? now.addingTimeInterval(0.001))
      var fold = UsageFold(groupedBy: dimensions) { days.day(of: $0) }
      try await each(in: realm, from: start, to: end) { try fold.add($0) }
      let groups = try fold.groups()
      return [
        "from": .string(start.rfc3339), "to": .string(end.rfc3339), "group_by": .array(names.map(JSON.string)),
        "groups": .array(groups.map { Self.json($0, names) }),
        "amount_estimate_minor": .integer(groups.reduce(0) { $0 + $1.amountEstimateMinor }),
        "currency": .string(billing.currency),
      ]
    } catch let error as StoreError {
      throw error
    } catch {
      throw .damaged
    }
  }

  private func each(
    in realm: Realm, from: Date, to: Date, _ take: (UsageEvent) throws -> Void
  ) async throws {
    var after: UsagePosition?
    // One that gets its number between two pages comes twice, and counts once.
    var taken: Set<UsageID> = []
    while true {
      let events = try await ledger.events(
        UsageQuery(from: from, to: to, after: after, limit: Self.pageSize), in: realm)
      for event in events {
        if event.sequence == nil { taken.insert(event.id) } else if taken.contains(event.id) { continue }
        try take(event)
        after = UsagePosition(behind: event, before: after)
      }
      guard events.count == Self.pageSize else { return }
    }
  }

  private static func json(_ group: UsageGroup, _ names: [String]) -> JSON {
    [
      "values": .object(zip(names, group.values).map { JSON.Member($0, .optional($1)) }),
      "count": .integer(group.count), "billable_count": .integer(group.billableCount),
      "amount": .string(group.amount.description), "amount_estimate_minor": .integer(group.amountEstimateMinor),
      "currency": .string(group.currency),
    ]
  }
}
