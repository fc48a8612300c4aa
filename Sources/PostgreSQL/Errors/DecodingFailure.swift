/// A column that could not be read as the asked type. It holds names and types, never the value.
public struct DecodingFailure: Error, Hashable, Sendable {
  /// The column's name, or its position from 0 where it was asked for by position.
  public let column: String
  /// The Swift type that was asked for.
  public let expected: String
  /// What was there: a PostgreSQL type, `NULL`, or `no such column`.
  public let found: String

  /// A failure with these facts.
  public init(column: String, expected: String, found: String) {
    self.column = column
    self.expected = expected
    self.found = found
  }
}
