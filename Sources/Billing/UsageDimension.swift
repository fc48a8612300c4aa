import Domain

/// What a summary of usage is grouped by (`group_by` of DESIGN §2).
public enum UsageDimension: Sendable, Hashable {
  case meter
  /// The day in the tenant's time zone.
  case day
  /// The API key that asked.
  case key
  case outcome
  /// One of the tenant's billing dimensions.
  case metadata(String)

  /// Reads `meter`, `day`, `key`, `outcome` or `metadata.<name>`; nil for anything else.
  public init?(_ text: String) {
    switch text {
    case "meter": self = .meter
    case "day": self = .day
    case "key": self = .key
    case "outcome": self = .outcome
    default:
      guard text.hasPrefix("metadata."), text.count > "metadata.".count else { return nil }
      self = .metadata(String(text.dropFirst("metadata.".count)))
    }
  }

  /// As in the request.
  public var name: String {
    switch self {
    case .meter: "meter"
    case .day: "day"
    case .key: "key"
    case .outcome: "outcome"
    case .metadata(let name): "metadata.\(name)"
    }
  }
}
