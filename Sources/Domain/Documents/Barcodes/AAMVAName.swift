/// The holder's name, its parts put together from what the versions call them.
public struct AAMVAName: Sendable, Hashable {
  /// Whether a part was cut to fit (annex D, table D.3, elements DDE, DDF and DDG).
  public enum Truncation: String, Sendable, Hashable {
    /// `T`: cut short.
    case truncated = "T"
    /// `N`: whole.
    case whole = "N"
    /// `U`: not known.
    case unknown = "U"
  }

  /// Family name; nil where there is none.
  public let family: String?
  /// First name; nil where there is none.
  public let first: String?
  /// Middle names, separated by one space; nil where there are none.
  public let middle: String?
  /// Suffix as encoded, such as `JR` or `III`; nil where there is none.
  public let suffix: String?
  /// Whether the family name was cut; nil where the card does not say.
  public let familyTruncation: Truncation?
  /// Whether the first name was cut; nil where the card does not say.
  public let firstTruncation: Truncation?
  /// Whether the middle names were cut; nil where the card does not say.
  public let middleTruncation: Truncation?

  /// First and middle names, separated by one space; nil where there are none.
  public var given: String? {
    let parts = [first, middle].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }
}
