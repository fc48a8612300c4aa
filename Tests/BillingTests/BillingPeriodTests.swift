import Billing
import Domain
import Foundation
import Testing

struct BillingPeriodTests {
  @Test(arguments: [
    ("2026-03", "Europe/Berlin", "2026-02-28T23:00:00.000Z", "2026-03-31T22:00:00.000Z"),
    ("2026-10", "Europe/Berlin", "2026-09-30T22:00:00.000Z", "2026-10-31T23:00:00.000Z"),
    ("2026-12", "UTC", "2026-12-01T00:00:00.000Z", "2027-01-01T00:00:00.000Z"),
    ("2024-02", "Pacific/Auckland", "2024-01-31T11:00:00.000Z", "2024-02-29T11:00:00.000Z"),
  ])
  func `a month lasts from its first local midnight to the next one's`(
    name: String, zone: String, start: String, end: String
  ) throws {
    let period = try BillingPeriod.month(named: name, in: zone)
    #expect(period.start.rfc3339 == start)
    #expect(period.end.rfc3339 == end)
    #expect(period.name == name)
    #expect(period.contains(period.start) && !period.contains(period.end))
    #expect(try BillingPeriod.month(containing: period.start, in: zone) == period)
    #expect(try BillingPeriod.month(containing: period.end.addingTimeInterval(-0.001), in: zone) == period)
    #expect(try BillingPeriod.month(containing: period.end, in: zone) != period)
  }

  @Test(arguments: ["2026", "2026-13", "2026-00", "26-01", "2026-1", "2026-01-01", ""])
  func `no other name is a period`(name: String) {
    #expect(throws: BillingError.notAPeriod) { try BillingPeriod.month(named: name, in: "UTC") }
  }

  @Test func `a zone that does not exist is an error`() {
    #expect(throws: BillingError.unknownTimeZone("Mars/Olympus")) {
      try BillingPeriod.month(named: "2026-01", in: "Mars/Olympus")
    }
  }
}
