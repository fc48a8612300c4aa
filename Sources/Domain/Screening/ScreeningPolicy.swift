/// What a tenant screens its customers against.
public struct ScreeningPolicy: Sendable, Hashable {
  /// Which lists are searched. A tenant's own lists are always searched beside them.
  public enum Lists: Sendable, Hashable {
    /// Every list of the installation.
    case all
    /// These alone, by slug.
    case only(Set<String>)
  }

  /// Scores that may be set as the least of an alert: below a half every name is like every other.
  public static let alerts = 0.5...1.0
  /// Classes of public offices, from the highest.
  public static let exposureClasses = 1...4

  /// Which lists are searched.
  public var lists = Lists.all
  /// Why an entry has to be listed to count.
  public var topics = Set(ListTopic.allCases)
  /// Of politically exposed persons, the classes that count; one whose list does not grade always does.
  public var exposureClasses = Set(Self.exposureClasses)
  /// How names are weighed.
  public var preset = ScreeningPreset.balanced
  /// Score from which on an entry is an alert, within ``alerts``; nil for the preset's own.
  public var alert: Double?

  /// Everything, by the preset `balanced`.
  public init() {}

  /// Whether every list that it names is among some.
  public func isMet(by lists: Set<String>) -> Bool {
    switch self.lists {
    case .all: true
    case .only(let slugs): slugs.isSubset(of: lists)
    }
  }

  /// Whether a list is searched.
  public func includes(list: String) -> Bool {
    switch lists {
    case .all: true
    case .only(let slugs): slugs.contains(list)
    }
  }
}
