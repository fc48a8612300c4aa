/// A type that a result's column can be read as.
///
/// A `RawRepresentable` over a decodable raw value conforms with an empty extension.
public protocol PostgreSQLDecodable {
  /// Whether NULL is a value of this type. `false` unless declared otherwise.
  static var acceptsNull: Bool { get }

  /// The value of a cell, or nil where this type cannot be read from the cell's type or bytes. Gets NULL only where
  /// `acceptsNull`.
  static func decode(_ cell: Cell) -> Self?
}

extension PostgreSQLDecodable {
  /// NULL is not a value of this type.
  @inlinable public static var acceptsNull: Bool { false }
}

extension PostgreSQLDecodable where Self: RawRepresentable, RawValue: PostgreSQLDecodable {
  /// The value with the cell's raw value, where there is one.
  @inlinable
  public static func decode(_ cell: Cell) -> Self? { RawValue.decode(cell).flatMap(Self.init(rawValue:)) }
}

extension Optional: PostgreSQLDecodable where Wrapped: PostgreSQLDecodable {
  /// NULL is nil.
  @inlinable public static var acceptsNull: Bool { true }

  /// nil for NULL, else the wrapped type's value.
  @inlinable
  public static func decode(_ cell: Cell) -> Wrapped?? {
    guard !cell.isNull else { return .some(nil) }
    guard let value = Wrapped.decode(cell) else { return nil }
    return .some(value)
  }
}
