/// Spans of time as declared: a whole number and `m` (minutes), `h` (hours), `d` (days) or `y` (years).
public enum DurationText {
  private static let daysOf400Years = 146_097

  /// Minutes and hours: `30m`, `4h`, `2d`; nil for anything else, zero, or more than a year.
  public static func duration(_ text: String) -> Duration? {
    guard let (count, unit) = parts(text) else { return nil }
    let secondsOf: [Character: Int] = ["m": 60, "h": 3_600, "d": 86_400]
    guard let seconds = secondsOf[unit].map({ $0 * count }), seconds <= 31_536_000 else { return nil }
    return .seconds(seconds)
  }

  /// Days: `30d`, `5y`; nil for anything else, zero, or more than a hundred years. A year is 365.2425 days, cut to
  /// whole days, so that five years are 1,826.
  static func days(_ text: String) -> Int? {
    guard let (count, unit) = parts(text) else { return nil }
    let days: Int? =
      switch unit {
      case "d": count
      case "y": count * daysOf400Years / 400
      default: nil
      }
    guard let days, days <= 100 * daysOf400Years / 400 else { return nil }
    return days
  }

  /// The largest unit that divides it.
  public static func text(_ duration: Duration) -> String {
    let seconds = duration.components.seconds
    if seconds % 86_400 == 0 { return "\(seconds / 86_400)d" }
    return seconds % 3_600 == 0 ? "\(seconds / 3_600)h" : "\(seconds / 60)m"
  }

  private static func parts(_ text: String) -> (count: Int, unit: Character)? {
    guard let unit = text.last, text.count <= 9, text.dropLast().utf8.allSatisfy({ (48...57).contains($0) }),
      let count = Int(text.dropLast()), count > 0
    else { return nil }
    return (count, unit)
  }
}
