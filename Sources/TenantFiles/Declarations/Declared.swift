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
