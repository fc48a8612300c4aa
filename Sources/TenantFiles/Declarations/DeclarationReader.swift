/// Reads declared values and collects what is wrong with them, going on where it can.
final class DeclarationReader {
  private let file: String?
  private(set) var issues: [TenantFileIssue] = []

  init(file: String?) {
    self.file = file
  }

  /// Notes a problem.
  func refuse(_ problem: TenantFileIssue.Problem, at path: DeclarationPath, _ mark: Declared.Mark?) {
    issues.append(
      TenantFileIssue(file: file, line: mark?.line, column: mark?.column, path: path, problem: problem))
  }

  /// Ends the reading.
  /// - Throws: ``TenantFileError/invalid(_:)`` where anything was wrong, in the order of the file.
  func finish() throws(TenantFileError) {
    guard !issues.isEmpty else { return }
    let ordered = issues.enumerated().sorted { left, right in
      let (first, second) = (left.element, right.element)
      return (first.line ?? 0, first.column ?? 0, left.offset) < (second.line ?? 0, second.column ?? 0, right.offset)
    }
    throw .invalid(ordered.map(\.element))
  }
}

/// A value at its place, with the reader that collects its problems.
struct Item {
  let value: Declared
  let path: DeclarationPath
  let reader: DeclarationReader

  func refuse(_ problem: TenantFileIssue.Problem) {
    reader.refuse(problem, at: path, value.mark)
  }

  /// The text; nil, with a problem noted, for anything else.
  func text() -> String? {
    guard case .text(let text) = value.kind else { return mismatch("a text") }
    return text
  }

  /// A text of 1 through `lengthMax` characters without control characters.
  func line(lengthMax: Int) -> String? {
    guard let text = text() else { return nil }
    let isClean = text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    guard (1...lengthMax).contains(text.count), isClean else {
      refuse(.broken(rule: "must be one line of 1 through \(lengthMax) characters"))
      return nil
    }
    return text
  }

  func bool() -> Bool? {
    guard case .bool(let value) = value.kind else { return mismatch("true or false") }
    return value
  }

  func integer(_ range: ClosedRange<Int64>) -> Int64? {
    guard case .integer(let number) = value.kind else { return mismatch("a whole number") }
    guard range.contains(number) else {
      refuse(.broken(rule: "must lie in \(range.lowerBound) through \(range.upperBound)"))
      return nil
    }
    return number
  }

  func number(_ range: ClosedRange<Double>) -> Double? {
    let number: Double
    switch value.kind {
    case .integer(let whole): number = Double(whole)
    case .number(let exact): number = exact
    default: return mismatch("a number")
    }
    guard range.contains(number) else {
      refuse(.broken(rule: "must lie in \(range.lowerBound) through \(range.upperBound)"))
      return nil
    }
    return number
  }

  /// The case of that name; nil, with the allowed ones noted, for any other text.
  func choice<Choice: RawRepresentable<String> & CaseIterable>(of: Choice.Type = Choice.self) -> Choice? {
    guard let text = text() else { return nil }
    guard let choice = Choice(rawValue: text) else {
      refuse(.notOneOf(Choice.allCases.map(\.rawValue)))
      return nil
    }
    return choice
  }

  /// The elements; nil, with a problem noted, for anything else.
  func list() -> [Item]? {
    guard case .list(let elements) = value.kind else { return mismatch("a list") }
    return elements.enumerated().map { Item(value: $1, path: path.position($0), reader: reader) }
  }

  /// The elements of a list, or the value itself as the only one.
  func oneOrMore() -> [Item] {
    guard case .list = value.kind else { return [self] }
    return list() ?? []
  }

  /// The map's fields; nil, with a problem noted, for anything else.
  func fields() -> Fields? {
    guard case .map(let entries) = value.kind else { return mismatch("a map") }
    return Fields(entries: entries, item: self)
  }

  private func mismatch<Value>(_ expected: String) -> Value? {
    refuse(.wrongKind(expected: expected))
    return nil
  }
}
