import Domain
import FoundationEssentials
import PostgreSQL

extension Identifier: PostgreSQLDecodable {
  /// Reads a uuid column.
  public static func decode(_ cell: Cell) -> Self? { UUID.decode(cell).map(Self.init) }
}

extension Identifier {
  /// The identifier as a statement's parameter.
  var parameter: Parameter { .uuid(uuid) }
}

extension Realm {
  /// Tenant and mode, as most statements begin.
  var parameters: [Parameter] { [tenant.parameter, .text(mode.rawValue)] }
}

extension Row {
  /// A closed set stored by its raw value.
  func value<Value: RawRepresentable>(_ column: String, as type: Value.Type = Value.self) throws -> Value
  where Value.RawValue == String {
    guard let value = Value(rawValue: try decode(column, as: String.self)) else { throw StoreError.damaged }
    return value
  }

  /// A closed set stored by its raw value, or null.
  func valueIfPresent<Value: RawRepresentable>(_ column: String, as type: Value.Type = Value.self) throws -> Value?
  where Value.RawValue == String {
    guard let raw = try decodeIfPresent(column, as: String.self) else { return nil }
    guard let value = Value(rawValue: raw) else { throw StoreError.damaged }
    return value
  }

  /// A column of JSON text.
  func json(_ column: String) throws -> JSON { try JSON.stored(try decode(column, as: String.self)) }

  /// A column of an array of raw values.
  func values<Value: RawRepresentable>(_ column: String, as type: Value.Type = Value.self) throws -> [Value]
  where Value.RawValue == String {
    try decode(column, as: [String].self).map { raw in
      guard let value = Value(rawValue: raw) else { throw StoreError.damaged }
      return value
    }
  }
}

extension JSON {
  /// Parses what this store wrote.
  static func stored(_ text: String) throws -> JSON { try stored(Array(text.utf8)) }

  /// Parses what this store wrote.
  static func stored(_ bytes: [UInt8]) throws -> JSON {
    do { return try JSON.parse(bytes) } catch { throw StoreError.damaged }
  }
}
