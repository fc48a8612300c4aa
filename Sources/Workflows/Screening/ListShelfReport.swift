import Domain

/// What a shelf of lists holds in memory.
public struct ListShelfReport: Sendable, Hashable {
  /// One list that is searched.
  public struct List: Sendable, Hashable {
    /// Whose it is.
    public let owner: ListOwner
    /// Its slug.
    public let list: String
    /// Bytes of its index and entries, within a tenth.
    public let bytes: Int
  }

  /// The lists, the installation's and then those of tenants, by slug.
  public let lists: [List]
  /// Forms of names that are searched.
  public let names: Int
  /// Most bytes that lists may take.
  public let bytesMax: Int
  /// Newest versions that were not taken, one an owner at most.
  public let refused: [ListMemoryExcess]
}

extension ListOwner {
  /// As operators are told: `installation`, or the tenant's identifier.
  public var words: String {
    switch self {
    case .installation: "installation"
    case .tenant(let tenant): tenant.description
    }
  }
}
