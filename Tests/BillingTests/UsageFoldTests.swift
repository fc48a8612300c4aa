import Billing
import Domain
import Foundation
import Testing

struct UsageFoldTests {
  private func fold(
    _ events: [UsageEvent], by dimensions: [UsageDimension], zone: String = "UTC"
  ) throws -> [UsageGroup] {
    let days = try BillingDays(timeZone: zone)
    var fold = UsageFold(groupedBy: dimensions) { days.day(of: $0) }
    for event in events { try fold.add(event) }
    return try fold.groups()
  }

  @Test func `groups count all checks and sum the billed ones`() throws {
    let events = [
      UsageEvents.event(), UsageEvents.event(), UsageEvents.event(free: .imageQuality),
      UsageEvents.event("face_match", price: "0.2"),
    ]
    let groups = try fold(events, by: [.meter])
    #expect(groups.map(\.values) == [["document"], ["face_match"]])
    #expect(groups.map(\.count) == [3, 1])
    #expect(groups.map(\.billableCount) == [2, 1])
    #expect(groups.map(\.amount.description) == ["0.7", "0.2"])
    #expect(groups.map(\.amountEstimateMinor) == [70, 20])
    #expect(try fold(events, by: []).map(\.amountEstimateMinor) == [90])
  }

  @Test func `a day is the tenant's day`() throws {
    let events = [UsageEvents.event(at: "2026-11-15T22:59:59Z"), UsageEvents.event(at: "2026-11-15T23:00:00Z")]
    #expect(try fold(events, by: [.day], zone: "Europe/Berlin").map(\.values) == [["2026-11-15"], ["2026-11-16"]])
    #expect(try fold(events, by: [.day], zone: "UTC").map(\.values) == [["2026-11-15"]])
  }

  @Test func `events without a dimension form the last group`() throws {
    let events = [UsageEvents.event(), UsageEvents.event(store: "b"), UsageEvents.event(store: "a")]
    #expect(try fold(events, by: [.metadata("store")]).map(\.values) == [["a"], ["b"], [nil]])
  }

  @Test func `currencies are never added up`() throws {
    let events = [UsageEvents.event(), UsageEvents.event(price: "35", currency: "JPY")]
    let groups = try fold(events, by: [])
    #expect(groups.map(\.currency) == ["EUR", "JPY"])
    #expect(groups.map(\.amountEstimateMinor) == [35, 35])
  }

  @Test func `at plain prices the estimate is the invoice's total, whatever the order of the events`() throws {
    let prices = ["document": "0.0035", "face_match": "0.335", "screening": "1.015"]
    let meters = prices.keys.sorted()
    var events = (0..<997).map { index in
      let meter = meters[index % 3]
      return UsageEvents.event(
        meter, price: prices[meter] ?? "", free: index % 7 == 0 ? .ourFault : nil, book: "b-1@1")
    }
    let tallies = events.filter(\.isBillable).map { Invoices.tally($0.meter, 1) }
    let invoice = try Invoices.content(tallies, prices: .object(prices.map { JSON.Member($0, .string($1)) }))
    events.shuffle()
    let groups = try fold(events, by: [])
    #expect(groups.first?.amountEstimateMinor == invoice.netMinor)
    #expect(groups.first?.billableCount == invoice.lines.map(\.quantity).reduce(0, +))
  }

  @Test(arguments: ["meter", "day", "key", "outcome", "metadata.store"])
  func `a dimension is named as in the request`(name: String) {
    #expect(UsageDimension(name)?.name == name)
  }

  @Test(arguments: ["", "Meter", "metadata", "metadata.", "store"])
  func `no other name is a dimension`(name: String) {
    #expect(UsageDimension(name) == nil)
  }
}
