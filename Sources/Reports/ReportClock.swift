import Domain
import Foundation

/// Writes times in a tenant's time zone.
struct ReportClock {
  private let zone: TimeZone

  /// A clock of an IANA time zone; UTC for one that this machine does not know.
  init(timeZone: String) { zone = TimeZone(identifier: timeZone) ?? .gmt }

  /// `2026-11-23 03:10:14 +01:00`, or `UTC` at its end: the same in every language, and in nobody's day-month order.
  func text(_ instant: Date) -> String {
    let offset = zone.secondsFromGMT(for: instant)
    let local = instant.addingTimeInterval(Double(offset)).rfc3339
    return "\(local.prefix(10)) \(local.dropFirst(11).prefix(8)) \(Self.name(offset))"
  }

  private static func name(_ offset: Int) -> String {
    guard offset != 0 else { return "UTC" }
    let minutes = abs(offset) / 60
    func two(_ value: Int) -> String { (value < 10 ? "0" : "") + String(value) }
    return (offset < 0 ? "-" : "+") + two(minutes / 60) + ":" + two(minutes % 60)
  }
}
