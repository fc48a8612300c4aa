import Domain

/// Reads from what on past behaviour is for a person to look at.
enum BehaviourReading {
  /// Instead of a number: not judged.
  static let none = "none"

  static func read(_ fields: Fields, into policy: inout BehaviourPolicy) {
    fields.allow(["window", "memory"] + BehaviourLimit.allCases.map(\.rawValue))
    if let item = fields["window"], let window = window(item) { policy.window = window }
    if let item = fields["memory"], let days = memory(item) { policy.memoryDays = days }
    for limit in BehaviourLimit.allCases {
      guard let item = fields[limit.rawValue] else { continue }
      if case .text(none) = item.value.kind {
        policy.most[limit] = nil
      } else if let most = item.integer(Int64(limit.range.lowerBound)...Int64(limit.range.upperBound)) {
        policy.most[limit] = Int(most)
      }
    }
  }

  private static func window(_ item: Item) -> Duration? {
    guard let text = item.text() else { return nil }
    guard let window = DurationText.duration(text),
      BehaviourPolicy.windowSeconds.contains(Int(window.components.seconds))
    else {
      item.refuse(.broken(rule: "must be minutes, hours or days, such as 24h, up to 30d"))
      return nil
    }
    return window
  }

  private static func memory(_ item: Item) -> Int? {
    guard let text = item.text() else { return nil }
    guard let days = DurationText.days(text), BehaviourPolicy.memoryDaysRange.contains(days) else {
      item.refuse(.broken(rule: "must be days or years, such as 90d or 1y, up to 10y"))
      return nil
    }
    return days
  }
}
