/// A JSON value (RFC 8259). Objects keep their members' order; a parser refuses repeated names.
public enum JSON: Sendable, Hashable {
  case null
  case bool(Bool)
  /// A whole number within 64 bits.
  case integer(Int64)
  /// Any other finite number.
  case number(Double)
  case string(String)
  case array([JSON])
  case object([Member])

  /// A name and its value.
  public struct Member: Sendable, Hashable {
    /// The member's name.
    public let name: String
    /// The member's value.
    public let value: JSON

    /// A member of an object.
    public init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }

  /// The value of a member; nil where this is no object or has no such member.
  public subscript(name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The text of a string; nil for any other value.
  public var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The value of a whole number; nil for any other value.
  public var integer: Int64? {
    guard case .integer(let value) = self else { return nil }
    return value
  }

  /// The value of a number; nil for any other value.
  public var double: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }

  /// The value of a boolean; nil for any other value.
  public var bool: Bool? {
    guard case .bool(let value) = self else { return nil }
    return value
  }

  /// The elements of an array; nil for any other value.
  public var elements: [JSON]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  /// The members of an object; nil for any other value.
  public var members: [Member]? {
    guard case .object(let members) = self else { return nil }
    return members
  }

  /// The value; nil for null. A literal `nil` would not do where a value is asked for: it is null there.
  public var unlessNull: JSON? { self == .null ? .none : .some(self) }

  /// A string, or null for nil.
  public static func optional(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }

  /// An object of strings, sorted by name.
  public init(_ dictionary: [String: String]) {
    self = .object(dictionary.sorted { $0.key < $1.key }.map { Member($0.key, .string($0.value)) })
  }

  /// The string members of an object.
  public var strings: [String: String] {
    (members ?? []).reduce(into: [:]) { result, member in
      if let text = member.value.text { result[member.name] = text }
    }
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// A boolean.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// A whole number.
  public init(integerLiteral value: Int64) { self = .integer(value) }
  /// A number.
  public init(floatLiteral value: Double) { self = .number(value) }
  /// An array.
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }
  /// An object in the order written.
  public init(dictionaryLiteral elements: (String, JSON)...) { self = .object(elements.map { Member($0, $1) }) }
  /// Null.
  public init(nilLiteral: ()) { self = .null }
}
