/// A whole SQL statement, written as a literal. No other text can become one, so values travel only as parameters.
public struct Statement: ExpressibleByStringLiteral, Sendable, CustomStringConvertible {
  let text: StaticString

  /// Takes a literal: `static let byID: Statement = "select … where tenant_id = $1"`.
  public init(stringLiteral text: StaticString) { self.text = text }

  /// The SQL.
  public var description: String { text.description }

  /// What tells statements apart: the address of a literal that never moves or changes. Two equal literals in different
  /// files may have two keys, and are then prepared twice.
  var key: UInt { text.hasPointerRepresentation ? UInt(bitPattern: text.utf8Start) : UInt(text.unicodeScalar.value) }

  static let begin: Statement = "begin"
  static let beginReadOnly: Statement = "begin read only"
  static let commit: Statement = "commit"
  static let rollback: Statement = "rollback"
}
