/// What a number says of itself.
public enum NationalNumberVerdict: Sendable, Equatable {
  /// It does not have the rule's shape.
  case malformed
  /// Its check digit is another.
  case checkDigitWrong
  /// Its check digit holds, but what it encodes cannot be: a day that does not exist, a region that no one has.
  case impossible
  /// It may be given out.
  case holds(NationalNumberContent)

  /// Whether it may be given out.
  public var holds: Bool {
    if case .holds = self { true } else { false }
  }

  /// As records show it.
  public var name: String {
    switch self {
    case .malformed: "malformed"
    case .checkDigitWrong: "check_digit_wrong"
    case .impossible: "impossible"
    case .holds: "holds"
    }
  }
}

/// What a number tells of its holder.
public struct NationalNumberContent: Sendable, Equatable {
  /// Letters and digits alone.
  public let number: String
  /// The days of birth that it may mean, one for each century that it leaves open; empty where it tells none.
  public let birthDays: [CalendarDate]
  /// `F` or `M`; nil where it does not tell.
  public let sex: String?
}
