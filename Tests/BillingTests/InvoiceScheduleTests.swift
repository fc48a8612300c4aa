import Billing
import Domain
import Foundation
import Testing

@Suite("When periods are open and due")
struct InvoiceScheduleTests {
  private func schedule(_ now: String, closed: String? = nil, earliest: String? = nil) throws -> InvoiceSchedule {
    let frontier = UsageFrontier(
      firstClosed: closed, lastClosed: closed, through: 0, horizon: 0, earliest: earliest.flatMap { Date(rfc3339: $0) })
    return try InvoiceSchedule(frontier, in: "Europe/Berlin", at: try #require(Date(rfc3339: now)))
  }

  @Test(
    arguments: [
      ("2026-11-15T00:00:00Z", nil, nil, ["2026-11"]),
      ("2026-11-15T00:00:00Z", nil, "2026-09-02T00:00:00Z", ["2026-09", "2026-10", "2026-11"]),
      // 23:30 in UTC is the first of November in Berlin.
      ("2026-10-31T23:30:00Z", "2026-09", "2026-01-01T00:00:00Z", ["2026-10", "2026-11"]),
      ("2026-11-15T00:00:00Z", "2026-10", nil, ["2026-11"]), ("2026-11-15T00:00:00Z", "2026-11", nil, ["2026-12"]),
      ("2027-01-01T12:00:00Z", "2026-11", nil, ["2026-12", "2027-01"]),
    ] as [(String, String?, String?, [String])])
  func `periods are open behind the last closed one`(
    now: String, closed: String?, earliest: String?, names: [String]
  ) throws {
    #expect(try schedule(now, closed: closed, earliest: earliest).open.map(\.name) == names)
  }

  // Berlin leaves summer time on 2026-10-25: grace counts days of the calendar, not 24 hours.
  @Test(
    arguments: [
      ("2026-11-02T22:59:59Z", 2, 0), ("2026-11-02T23:00:00Z", 2, 1), ("2026-10-31T23:00:00Z", 0, 1),
      ("2026-10-31T22:59:59Z", 0, 0),
    ] as [(String, Int, Int)])
  func `a period is due when its grace is over, to the second`(now: String, graceDays: Int, count: Int) throws {
    let at = try #require(Date(rfc3339: now))
    #expect(try schedule(now, closed: "2026-09").due(graceDays: graceDays, at: at).count == count)
  }

  @Test func `the first open period bills all that came late, the others their own`() throws {
    let earliest = Date(rfc3339: "2026-08-15T00:00:00Z")
    let schedule = try schedule("2026-11-15T00:00:00Z", closed: "2026-09")
    #expect(
      try schedule.spans(of: schedule.open[0], from: earliest).map(\.name) == ["2026-08", "2026-09", "2026-10"])
    #expect(try schedule.spans(of: schedule.open[1], from: earliest).map(\.name) == ["2026-11"])
    #expect(try schedule.spans(of: schedule.open[0], from: nil).map(\.name) == ["2026-10"])
  }
}
