/// How a private cluster's server is set up; taken over at each start, not when a running one is adopted.
public struct ClusterSettings: Sendable {
  /// False gives up durability for speed (`fsync` and what goes with it off): a crash may destroy the data. For tests.
  public var isDurable = true
  /// Connections at once, those of superusers included.
  public var connectionsMax = 100
  /// Memory for pages that all connections share, in mebibytes.
  public var sharedBuffersMegabytes = 128
  /// Further server parameters; they win over those that this room sets.
  public var parameters: [String: String] = [:]

  /// The defaults above.
  public init() {}
}
