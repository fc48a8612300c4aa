import FoundationEssentials

/// PostgreSQL's reckoning of time: microseconds or days since 2000-01-01T00:00:00Z, the last values standing for
/// infinity (PostgreSQL, `datatype/timestamp.h`).
enum ServerTime {
  /// Seconds from Foundation's epoch, 2001-01-01, back to PostgreSQL's.
  private static let epochSeconds = -31_622_400.0

  static func date(microseconds: Int64) -> Date {
    switch microseconds {
    case .max: return .distantFuture
    case .min: return .distantPast
    default: break
    }
    // Whole seconds and the rest apart, so that every microsecond of our age survives the conversion.
    let (seconds, rest) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
    return Date(timeIntervalSinceReferenceDate: Double(seconds) + epochSeconds + Double(rest) / 1_000_000)
  }

  static func date(days: Int32) -> Date {
    switch days {
    case .max: .distantFuture
    case .min: .distantPast
    default: Date(timeIntervalSinceReferenceDate: Double(days) * 86_400 + epochSeconds)
    }
  }

  /// Rounded to the nearest microsecond; the infinities beyond what `timestamptz` can hold.
  static func microseconds(_ date: Date) -> Int64 {
    guard date < .distantFuture else { return .max }
    guard date > .distantPast else { return .min }
    let seconds = date.timeIntervalSinceReferenceDate - epochSeconds
    let whole = seconds.rounded(.down)
    return Int64(whole) * 1_000_000 + Int64(((seconds - whole) * 1_000_000).rounded())
  }

  /// A proleptic Gregorian date as ISO 8601 writes it, after Hinnant's `civil_from_days`.
  static func isoDate(days: Int64) -> String {
    // Days since 0000-03-01, so that a leap day ends its year.
    let shifted = days + 730_425
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    let civilMonth = month < 10 ? month + 3 : month - 9
    let year = yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0)
    return "\(padded(year, 4))-\(padded(civilMonth, 2))-\(padded(day, 2))"
  }

  /// A UTC time as RFC 3339 writes it, with microseconds where there are any.
  static func isoTime(microseconds: Int64) -> String {
    let dayLength: Int64 = 86_400_000_000
    var (days, rest) = microseconds.quotientAndRemainder(dividingBy: dayLength)
    if rest < 0 {
      days -= 1
      rest += dayLength
    }
    let fraction = rest % 1_000_000
    rest /= 1_000_000
    let clock = "\(padded(rest / 3600, 2)):\(padded(rest / 60 % 60, 2)):\(padded(rest % 60, 2))"
    return isoDate(days: days) + "T" + clock + (fraction == 0 ? "" : "." + padded(fraction, 6)) + "Z"
  }

  private static func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number.magnitude)
    return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
