/// Bounds of one attempt: a slow receiver costs a worker this much and no more.
public struct DeliveryLimits: Hashable, Sendable {
  /// Longest wait for one connection, encryption included.
  public var connecting: Duration = .seconds(5)
  /// Longest whole attempt: resolution, connections, request and answer.
  public var whole: Duration = .seconds(15)
  /// Bytes of the answer that are read, and thrown away, before the connection is closed.
  public var responseBytesMax = 4096
  /// Addresses of one host that are tried, in the resolver's order.
  public var addressesMax = 3
  /// Longest pause that a receiver's `Retry-After` can ask for.
  public var retryAfterMax: Duration = .seconds(86_400)

  /// The defaults above.
  public init() {}
}
