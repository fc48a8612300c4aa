/// One row of a result. It shares the memory of its whole result, so keep the values rather than the row.
public struct Row: Sendable {
  let result: ResultSet
  let index: Int32

  /// How many columns the row has.
  public var columnCount: Int { Int(result.columnCount) }

  /// The value of a named column; where two columns share a name, of either.
  /// - Throws: ``PostgreSQLError/decoding(_:)`` where no column has that name or its value cannot be a `T`.
  @inlinable
  public func decode<T: PostgreSQLDecodable>(
    _ column: String, as type: T.Type = T.self
  ) throws(PostgreSQLError) -> T {
    guard let position = position(of: column) else {
      throw failure(column, expected: "\(T.self)", found: "no such column")
    }
    return try value(at: position, named: column)
  }

  /// The value of the column at a position from 0.
  /// - Throws: ``PostgreSQLError/decoding(_:)`` where there is no such position or its value cannot be a `T`.
  @inlinable
  public subscript<T: PostgreSQLDecodable>(_ position: Int, as type: T.Type) -> T {
    get throws(PostgreSQLError) {
      guard position >= 0, position < columnCount else {
        throw failure("\(position)", expected: "\(T.self)", found: "no such column")
      }
      return try value(at: position, named: nil)
    }
  }

  @inlinable
  func value<T: PostgreSQLDecodable>(at position: Int, named name: String?) throws(PostgreSQLError) -> T {
    let cell = cell(at: position)
    if !cell.isNull || T.acceptsNull, let value = T.decode(cell) { return value }
    throw failure(name ?? "\(position)", expected: "\(T.self)", found: cell.isNull ? "NULL" : typeName(cell.type))
  }

  @usableFromInline
  func position(of column: String) -> Int? { result.position(of: column).map(Int.init) }

  @usableFromInline
  func cell(at position: Int) -> Cell { result.cell(row: index, column: Int32(truncatingIfNeeded: position)) }

  @usableFromInline
  func typeName(_ type: UInt32) -> String { TypeID.name(of: type) }

  @usableFromInline
  func failure(_ column: String, expected: String, found: String) -> PostgreSQLError {
    .decoding(DecodingFailure(column: column, expected: expected, found: found))
  }
}
