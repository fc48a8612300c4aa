import Domain

/// A value as declared, in YAML or JSON, with its place: what both readers make and every section reads.
struct Declared {
  struct Mark: Equatable {
    let line: Int
    let column: Int
  }

  enum Kind {
    case null
    case bool(Bool)
    case integer(Int64)
    case number(Double)
    case text(String)
    case list([Declared])
    case map([Entry])
  }

  struct Entry {
    let key: String
    let mark: Mark?
    let value: Declared
  }

  let kind: Kind
  let mark: Mark?
}

extension Declared {
  /// The same without places.
  var json: JSON {
    switch kind {
    case .null: .null
    case .bool(let value): .bool(value)
    case .integer(let value): .integer(value)
    case .number(let value): .number(value)
    case .text(let value): .string(value)
    case .list(let elements): .array(elements.map(\.json))
    case .map(let entries): .object(entries.map { JSON.Member($0.key, $0.value.json) })
    }
  }

  /// The entry of a map; nil where this is none, or has no such key.
  func entry(_ key: String) -> Entry? {
    guard case .map(let entries) = kind else { return nil }
    return entries.first { $0.key == key }
  }

  /// The element of a list, from 0; nil where this is none, or shorter.
  func element(_ index: Int) -> Declared? {
    guard case .list(let elements) = kind, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  /// A JSON value, whose parser has bounded its size and depth and refused repeated names.
  init(json: JSON) {
    mark = nil
    switch json {
    case .null: kind = .null
    case .bool(let value): kind = .bool(value)
    case .integer(let value): kind = .integer(value)
    case .number(let value): kind = .number(value)
    case .string(let value): kind = .text(value)
    case .array(let elements): kind = .list(elements.map(Declared.init(json:)))
    case .object(let members):
      kind = .map(members.map { Entry(key: $0.name, mark: nil, value: Declared(json: $0.value)) })
    }
  }
}
