/// How a ``Database`` uses its server.
public struct DatabaseSettings: Sendable {
  /// The most connections open at once, at least 1.
  public var connectionsMax = 16
  /// The most shared round trips under way at once, of reads and of writes each (``Database/read(in:_:)``,
  /// ``Database/write(in:_:)``). Measured on two cores: with 1, 2 and 4, reads are served at 6,460, 6,620 and 5,060 a
  /// second, unshared at 4,160.
  public var sharedTripsMax = 2
  /// The most callers of one such trip; beyond 16 nothing more was gained.
  public var sharedCallersMax = 16
  /// How long work waits for a free connection before ``PostgreSQLError/poolTimeout``.
  public var leaseTimeout: Duration = .seconds(5)
  /// How long a scope or a single statement may take where its call does not say, the wait for a connection included.
  public var deadline: Duration = .seconds(30)
  /// How long one host may take to accept; whole seconds, rounded up, at least 2.
  public var connectTimeout: Duration = .seconds(5)
  /// How old a connection may get before it is replaced, so that work moves to a new primary in time.
  public var connectionLifetime: Duration = .seconds(1_800)
  /// What `pg_stat_activity` shows.
  public var applicationName = "assay"

  /// The defaults above.
  public init() {}
}
