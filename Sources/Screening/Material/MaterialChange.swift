import Domain

/// A material field of an entry or a person that is not what it was.
public struct MaterialChange: Sendable, Hashable {
  /// Its name; see ``MaterialFields/Field``.
  public let field: String
  /// Its values before; empty where it had none.
  public let before: [String]
  /// Its values after.
  public let after: [String]

  /// A change.
  public init(field: String, before: [String], after: [String]) {
    self.field = field
    self.before = before
    self.after = after
  }

  /// Values that it had and has no more.
  public var removed: [String] { before.filter { !after.contains($0) } }

  /// Values that it did not have.
  public var added: [String] { after.filter { !before.contains($0) } }

  /// As records show it.
  public var json: JSON {
    ["field": .string(field), "before": .array(before.map(JSON.string)), "after": .array(after.map(JSON.string))]
  }
}
