import Domain

/// Which entries of an index are looked for: a tenant's choice of lists and categories. One index serves every choice,
/// and words weigh the same in each.
public struct ScreeningScope: Sendable, Hashable, Codable {
  /// Every entry.
  public static let everything = ScreeningScope()

  /// Slugs of the lists; nil for every list of the index.
  public let lists: Set<String>?
  /// Why an entry is listed, one of these at least; nil for whatever reason. An entry whose list tells no reason is
  /// looked for always: leaving it out would be a guess.
  public let topics: Set<ListTopic>?
  /// Classes of public office, 1 through 4, for which politically exposed persons are looked for; nil for every one. An
  /// entry of which no office is graded is looked for always, and so is one that is listed for another wanted reason.
  public let exposureClasses: Set<Int>?

  /// A choice; what is left out is not narrowed.
  public init(lists: Set<String>? = nil, topics: Set<ListTopic>? = nil, exposureClasses: Set<Int>? = nil) {
    self.lists = lists
    self.topics = topics
    self.exposureClasses = exposureClasses
  }
}
