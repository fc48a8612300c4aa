/// The entries of one map.
struct Fields {
  let entries: [Declared.Entry]
  let item: Item

  var names: [String] { entries.map(\.key) }

  /// Notes every key that is neither `known` nor `later`, and every one that is `later`.
  func allow(_ known: [String], later: [String] = []) {
    for entry in entries where !known.contains(entry.key) {
      let problem: TenantFileIssue.Problem = later.contains(entry.key) ? .notAvailableYet : .unknownKey(allowed: known)
      item.reader.refuse(problem, at: item.path.key(entry.key), entry.mark)
    }
  }

  /// The value of a key; nil where it is missing or null.
  subscript(name: String) -> Item? {
    guard let entry = entries.first(where: { $0.key == name }) else { return nil }
    if case .null = entry.value.kind { return nil }
    return Item(value: entry.value, path: item.path.key(name), reader: item.reader)
  }

  /// The value of a key that must be there; nil, with a problem noted, where it is missing or null.
  func required(_ name: String) -> Item? {
    guard let value = self[name] else {
      item.reader.refuse(.missing, at: item.path.key(name), item.value.mark)
      return nil
    }
    return value
  }

  /// Every key with its value, null included.
  var all: [(name: String, mark: Declared.Mark?, value: Item)] {
    entries.map { ($0.key, $0.mark, Item(value: $0.value, path: item.path.key($0.key), reader: item.reader)) }
  }
}
