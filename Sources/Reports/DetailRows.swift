import Domain

/// A JSON value as names and values for a person: members of members by their path, lists in one line.
enum DetailRows {
  /// What a person still reads of one group; the API has the rest.
  static let rowsMax = 60
  /// Characters of one value.
  static let charactersMax = 400

  /// Rows of a value, in its order, at most one more than ``rowsMax``.
  static func rows(of value: JSON, _ words: ReportWords) -> [PageDocument.Pair] {
    var rows: [PageDocument.Pair] = []
    add(value, named: "", to: &rows, words)
    return rows
  }

  private static func add(_ value: JSON, named name: String, to rows: inout [PageDocument.Pair], _ words: ReportWords) {
    guard rows.count <= rowsMax else { return }
    let prefix = name.isEmpty ? "" : name + " · "
    switch value {
    case .object(let members):
      for member in members { add(member.value, named: prefix + member.name, to: &rows, words) }
    case .array(let elements) where elements.contains { $0.members != nil || $0.elements != nil }:
      for (index, element) in elements.enumerated() { add(element, named: prefix + "\(index + 1)", to: &rows, words) }
    case .null, .array([]): return
    default: rows.append(PageDocument.Pair(name, PageDocument.Cell(text(value, words))))
    }
  }

  /// A value without members in words.
  static func text(_ value: JSON, _ words: ReportWords) -> String {
    switch value {
    case .null: return "–"
    case .bool(let value): return words[value ? .yes : .no]
    case .string(let text): return text.count > charactersMax ? text.prefix(charactersMax) + "…" : text
    case .array(let elements): return elements.map { text($0, words) }.joined(separator: ", ")
    case .integer, .number, .object: return String(decoding: value.bytes, as: UTF8.self)
    }
  }
}
