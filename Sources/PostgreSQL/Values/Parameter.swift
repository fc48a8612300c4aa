public import FoundationEssentials

/// A value for `$1`, `$2`, … of a statement.
///
/// `text`, `json` and `textArray` travel without a declared type, so the server infers it: they fit enum, jsonb, date,
/// numeric, inet and their arrays as they stand. Where nothing tells the type, as in `unnest($1)`, write `$1::text[]`.
public enum Parameter: Hashable, Sendable {
  /// `uuid`.
  case uuid(UUID)
  /// Any type's text form; must not hold a NUL (U+0000).
  case text(String)
  /// `bigint`, which the server narrows where it is assigned to `integer` or `smallint`.
  case int(Int64)
  /// `bytea`.
  case bytes([UInt8])
  /// `timestamptz`, rounded to whole microseconds; from `Date.distantFuture` on and back from `distantPast`, infinity.
  case timestamp(Date)
  /// `boolean`.
  case bool(Bool)
  /// `double precision`.
  case double(Double)
  /// `json` or `jsonb`, as JSON text; must not hold a NUL.
  case json(String)
  /// An array of any type's text form; no element may hold a NUL.
  case textArray([String])
  /// `uuid[]`.
  case uuidArray([UUID])
  /// `bigint[]`.
  case intArray([Int64])
  /// NULL of whatever type the statement needs.
  case null

  /// `uuid`, or NULL for nil.
  public static func uuid(orNull value: UUID?) -> Parameter { value.map(Parameter.uuid) ?? .null }
  /// A text form, or NULL for nil.
  public static func text(orNull value: String?) -> Parameter { value.map(Parameter.text) ?? .null }
  /// `bigint`, or NULL for nil.
  public static func int(orNull value: Int64?) -> Parameter { value.map(Parameter.int) ?? .null }
  /// `bytea`, or NULL for nil.
  public static func bytes(orNull value: [UInt8]?) -> Parameter { value.map(Parameter.bytes) ?? .null }
  /// `timestamptz`, or NULL for nil.
  public static func timestamp(orNull value: Date?) -> Parameter { value.map(Parameter.timestamp) ?? .null }
  /// `boolean`, or NULL for nil.
  public static func bool(orNull value: Bool?) -> Parameter { value.map(Parameter.bool) ?? .null }
  /// `double precision`, or NULL for nil.
  public static func double(orNull value: Double?) -> Parameter { value.map(Parameter.double) ?? .null }
  /// JSON text, or NULL for nil.
  public static func json(orNull value: String?) -> Parameter { value.map(Parameter.json) ?? .null }
}
