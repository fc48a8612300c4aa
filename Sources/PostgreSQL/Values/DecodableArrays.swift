extension Array: PostgreSQLDecodable where Element: PostgreSQLDecodable {
  /// From `bytea` as `[UInt8]`; from a one-dimensional array of a type that the element can be read from.
  public static func decode(_ cell: Cell) -> [Element]? {
    if cell.type == TypeID.bytea {
      // The cast changes nothing: the line before it has proved the types equal.
      return Element.self == UInt8.self ? unsafeBitCast([UInt8](cell.bytes), to: [Element].self) : nil
    }
    return BinaryArray.decode(cell.bytes)
  }
}

extension UInt8: PostgreSQLDecodable {
  /// From the integer types, where the value fits.
  public static func decode(_ cell: Cell) -> UInt8? { Int64.decode(cell).flatMap(UInt8.init(exactly:)) }
}
