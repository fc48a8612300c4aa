import Domain

/// What the columns of comma-separated rows are: a member of the row's schema each, one inside of another behind a
/// point, such as `address.city` and `metadata.tier`.
struct RowColumns: Sendable {
  private let paths: [[String]]

  /// Reads the header's cells; nil cells are a header that could not be read.
  /// - Throws: ``Problem`` 422 that counts the column, from 1, which nobody knows or which stands twice.
  init(_ cells: [String]?, of schema: Schema) throws {
    guard let cells else { throw Problem.malformed("The line with the columns' names could not be read.") }
    var paths: [[String]] = []
    for (index, cell) in cells.enumerated() {
      guard let path = Self.path(Substring(cell), in: schema), !paths.contains(path) else {
        throw Problem.invalid([
          FieldError(pointer: "", code: "column", detail: "column \(index + 1) is not known here, or stands twice")
        ])
      }
      paths.append(path)
    }
    self.paths = paths
  }

  /// A row's value: empty cells are left out, all others are text.
  func row(_ cells: [String]?) -> SentRow {
    guard let cells else {
      return .broken(FieldError(pointer: "", code: "malformed", detail: "is not RFC 4180 in UTF-8"))
    }
    guard cells.count == paths.count else {
      return .broken(FieldError(pointer: "", code: "columns", detail: "has not as many cells as there are columns"))
    }
    var value = JSON.object([])
    for (path, cell) in zip(paths, cells) where !cell.isEmpty { value = value.setting(path[...], to: .string(cell)) }
    return .value(value)
  }

  private static func path(_ name: Substring, in schema: Schema) -> [String]? {
    switch schema {
    case .named(_, let inner), .nullable(let inner): return path(name, in: inner)
    case .text, .choice: return name.isEmpty ? [] : nil
    case .map(let inner, _): return name.isEmpty ? nil : path("", in: inner).map { [String(name)] + $0 }
    case .object(let fields):
      let sides = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
      guard let first = sides.first, let field = fields.first(where: { $0.name == first }) else { return nil }
      return path(sides.count == 2 ? sides[1] : "", in: field.schema).map { [field.name] + $0 }
    case .any, .boolean, .integer, .number, .array: return nil
    }
  }
}

extension JSON {
  /// The object with a member set, in objects on the way there.
  fileprivate func setting(_ path: ArraySlice<String>, to value: JSON) -> JSON {
    guard let name = path.first else { return value }
    var members = self.members ?? []
    let inner = (self[name] ?? .object([])).setting(path.dropFirst(), to: value)
    if let index = members.firstIndex(where: { $0.name == name }) {
      members[index] = Member(name, inner)
    } else {
      members.append(Member(name, inner))
    }
    return .object(members)
  }
}
