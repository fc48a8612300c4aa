/// How a pool stands at one moment.
public struct PoolStatistics: Hashable, Sendable {
  /// Connections that exist or are being opened.
  public let open: Int
  /// Of those, the ones that nobody uses.
  public let idle: Int
  /// Of those, the ones that work uses now.
  public let leased: Int
  /// Pieces of work that wait for a connection.
  public let waiting: Int
}
