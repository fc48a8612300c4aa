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

  @Test func `the summary's estimate is the invoice's total, whatever the order of the events`() throws {
    let prices = ["0.0035", "0.005", "0.335", "1.015"]
    var events = (0..<997).map { index in
      UsageEvents.event(
        index % 3 == 0 ? "document" : "face_match", price: prices[index % 4], free: index % 7 == 0 ? .ourFault : nil)
    }
    let period = try BillingPeriod.month(named: "2026-11", in: "UTC")
    let invoice = try InvoiceDraft(period: period, currency: "EUR", events: events)
    events.shuffle()
    let groups = try fold(events, by: [])
    #expect(groups.first?.amountEstimateMinor == invoice.totalMinor)
    #expect(groups.first?.billableCount == invoice.lines.map(\.quantity).reduce(0, +))
    #expect(try InvoiceDraft(period: period, currency: "EUR", events: events) == invoice)
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
