public import FoundationEssentials

extension Bool: PostgreSQLDecodable {
  /// From `boolean`.
  public static func decode(_ cell: Cell) -> Bool? {
    cell.type == TypeID.bool && cell.bytes.count == 1 ? cell.bytes[0] != 0 : nil
  }
}

extension Int64: PostgreSQLDecodable {
  /// From `bigint`, `integer`, `smallint` and `oid`.
  public static func decode(_ cell: Cell) -> Int64? {
    switch cell.type {
    case TypeID.int8: cell.integer(Int64.self)
    case TypeID.int4: cell.integer(Int32.self).map(Int64.init)
    case TypeID.int2: cell.integer(Int16.self).map(Int64.init)
    case TypeID.oid: cell.integer(UInt32.self).map(Int64.init)
    default: nil
    }
  }
}

extension Int: PostgreSQLDecodable {
  /// From `bigint`, `integer`, `smallint` and `oid`.
  public static func decode(_ cell: Cell) -> Int? { Int64.decode(cell).flatMap(Int.init(exactly:)) }
}

extension Int32: PostgreSQLDecodable {
  /// From the integer types, where the value fits.
  public static func decode(_ cell: Cell) -> Int32? { Int64.decode(cell).flatMap(Int32.init(exactly:)) }
}

extension Int16: PostgreSQLDecodable {
  /// From the integer types, where the value fits.
  public static func decode(_ cell: Cell) -> Int16? { Int64.decode(cell).flatMap(Int16.init(exactly:)) }
}

extension Double: PostgreSQLDecodable {
  /// From `double precision` and `real`.
  public static func decode(_ cell: Cell) -> Double? {
    switch cell.type {
    case TypeID.float8: cell.integer(UInt64.self).map(Double.init(bitPattern:))
    case TypeID.float4: cell.integer(UInt32.self).map { Double(Float(bitPattern: $0)) }
    default: nil
    }
  }
}

extension Float: PostgreSQLDecodable {
  /// From `real`.
  public static func decode(_ cell: Cell) -> Float? {
    cell.type == TypeID.float4 ? cell.integer(UInt32.self).map(Float.init(bitPattern:)) : nil
  }
}

extension UUID: PostgreSQLDecodable {
  /// From `uuid`.
  public static func decode(_ cell: Cell) -> UUID? {
    guard cell.type == TypeID.uuid, cell.bytes.count == 16 else { return nil }
    return UUID(uuid: cell.bytes.loadUnaligned(as: uuid_t.self))
  }
}

extension Date: PostgreSQLDecodable {
  /// From `timestamptz`, `timestamp` (taken as UTC) and `date` (its first instant in UTC); the infinities are
  /// `distantFuture` and `distantPast`.
  public static func decode(_ cell: Cell) -> Date? {
    switch cell.type {
    case TypeID.timestamptz, TypeID.timestamp: cell.integer(Int64.self).map(ServerTime.date(microseconds:))
    case TypeID.date: cell.integer(Int32.self).map(ServerTime.date(days:))
    default: nil
    }
  }
}
