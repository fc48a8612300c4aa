import Domain
import PostgreSQL
import TransparencyLog

/// SQL of tiles.
enum TileStatements {
  static let read: Statement = """
    select t.hashes from unnest($2::int8[], $3::int8[]) with ordinality as w (level, number, place)
    join log_tiles t on t.tenant_id = $1 and t.level = w.level and t.number = w.number order by w.place
    """
  static let write: Statement = """
    insert into log_tiles (tenant_id, level, number, hashes) values ($1, $2::int8, $3, $4)
    on conflict (tenant_id, level, number) do update set hashes = excluded.hashes
    """

  fileprivate static func parameters(_ tiles: [TileCoordinate], of log: TenantID) -> [Parameter] {
    [log.parameter, .intArray(tiles.map { Int64($0.level) }), .intArray(tiles.map(\.index))]
  }

  /// The command that keeps a tile.
  static func write(_ tile: Tile, of log: TenantID) -> Command {
    Command(
      write,
      [log.parameter, .int(Int64(tile.coordinate.level)), .int(tile.coordinate.index), .bytes(tile.bytes)])
  }
}

/// A log's tiles as an open transaction sees them.
struct TransactionTiles: TileReading {
  let transaction: Transaction
  let log: TenantID

  func read(_ tiles: [TileCoordinate]) async throws -> [[UInt8]] {
    guard !tiles.isEmpty else { return [] }
    return try await transaction.query(TileStatements.read, TileStatements.parameters(tiles, of: log)).map {
      try $0.decode("hashes")
    }
  }
}

/// A log's tiles as they would be, with those that a growth writes in place of stored ones.
struct GrownTiles: TileReading {
  private struct Place: Hashable {
    let level: Int
    let index: Int64

    init(_ tile: TileCoordinate) {
      level = tile.level
      index = tile.index
    }
  }
  private let written: [Place: [UInt8]]
  private let stored: any TileReading

  init(_ written: [Tile], over stored: any TileReading) {
    // A tile that was filled and one that grew are written once each.
    self.written = Dictionary(written.map { (Place($0.coordinate), $0.bytes) }, uniquingKeysWith: { $1 })
    self.stored = stored
  }

  func read(_ tiles: [TileCoordinate]) async throws -> [[UInt8]] {
    let missing = tiles.filter { written[Place($0)] == nil }
    let found = try await stored.read(missing)
    guard found.count == missing.count else { throw TileError.malformed }
    var rest = found.makeIterator()
    return tiles.compactMap { written[Place($0)] ?? rest.next() }
  }
}

/// A log's tiles as they were committed.
struct CommittedTiles: TileReading {
  let database: Database
  let log: TenantID

  func read(_ tiles: [TileCoordinate]) async throws -> [[UInt8]] {
    guard !tiles.isEmpty else { return [] }
    return try await database.read(
      inScopeOf: log.uuid, TileStatements.read, TileStatements.parameters(tiles, of: log)
    ).map { try $0.decode("hashes") }
  }
}
