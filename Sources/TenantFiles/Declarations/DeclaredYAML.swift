import Yams

/// Reads one YAML document into ``Declared``, bounded in size, depth and count.
struct YAMLReader {
  static let bytesMax = 262_144
  private static let depthMax = 16
  /// Each opening bracket may be one level of the parser's recursion.
  private static let bracketsMax = 1_000
  private static let markersInFrontMax = 64

  let fileName: String

  /// - Throws: ``TenantFileError``
  func read(_ yaml: String) throws(TenantFileError) -> Declared {
    guard yaml.utf8.count <= Self.bytesMax else { throw refusal(.tooLarge(bytesMax: Self.bytesMax), nil) }
    try checkBeforeParsing(yaml)
    let node: Node?
    do {
      node = try Yams.compose(yaml: yaml)
    } catch {
      throw refusal(error)
    }
    guard let node else { throw refusal(.missing, nil) }
    return try declared(node, depth: 0)
  }

  /// The parser would follow nesting by recursion and copy what aliases stand for. Strings are not told apart: a rule
  /// that is sometimes too strict cannot be deceived.
  private func checkBeforeParsing(_ yaml: String) throws(TenantFileError) {
    var brackets = 0
    var number = 0
    for line in yaml.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      let bytes = Array(line.utf8)
      brackets += bytes.count { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "{") }
      let inFront = bytes.prefix { " -?:".utf8.contains($0) }.count { $0 != UInt8(ascii: " ") }
      let indent = bytes.prefix { $0 == UInt8(ascii: " ") }.count
      guard brackets <= Self.bracketsMax, inFront <= 4, indent <= Self.markersInFrontMax else {
        throw refusal(.tooDeep, Declared.Mark(line: number, column: 1))
      }
      if let column = Self.anchor(bytes) { throw refusal(.anchor, Declared.Mark(line: number, column: column)) }
    }
  }

  /// Where a token may begin with `&` or `*`, from 1.
  private static func anchor(_ bytes: [UInt8]) -> Int? {
    let before = Set(" \t[{,:\"'".utf8)
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*") {
      let begins = index == 0 || before.contains(bytes[index - 1])
      // `"*"` is a text of one star.
      let isAlone = index + 1 == bytes.count || " \t\"'".utf8.contains(bytes[index + 1])
      if begins && !isAlone { return index + 1 }
    }
    return nil
  }

  private func declared(_ node: Node, depth: Int) throws(TenantFileError) -> Declared {
    let mark = node.mark.map { Declared.Mark(line: $0.line, column: $0.column) }
    guard depth <= Self.depthMax else { throw refusal(.tooDeep, mark) }
    switch node {
    case .scalar(let scalar):
      return Declared(kind: Self.kind(of: scalar), mark: mark)
    case .sequence(let sequence):
      var elements: [Declared] = []
      for element in sequence { elements.append(try declared(element, depth: depth + 1)) }
      return Declared(kind: .list(elements), mark: mark)
    case .mapping(let mapping):
      var entries: [Declared.Entry] = []
      for (key, value) in mapping {
        let keyMark = key.mark.map { Declared.Mark(line: $0.line, column: $0.column) }
        guard case .scalar(let name) = key else {
          throw refusal(.wrongKind(expected: "a name before the colon"), keyMark)
        }
        entries.append(
          Declared.Entry(key: name.string, mark: keyMark, value: try declared(value, depth: depth + 1)))
      }
      return Declared(kind: .map(entries), mark: mark)
    case .alias:
      throw refusal(.anchor, mark)
    }
  }

  /// YAML 1.2's core schema: `yes`, `on` and `012` are texts, unlike in YAML 1.1. Quoted scalars are always texts.
  private static func kind(of scalar: Node.Scalar) -> Declared.Kind {
    let text = scalar.string
    guard scalar.style == .plain || scalar.style == .any else { return .text(text) }
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE": return .bool(true)
    case "false", "False", "FALSE": return .bool(false)
    default: break
    }
    let digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    guard let first = digits.first, (48...57).contains(first) || first == UInt8(ascii: ".") else { return .text(text) }
    let isOctalLooking =
      digits.count > 1 && first == 48 && digits.dropFirst().first.map { (48...57).contains($0) } == true
    if isOctalLooking { return .text(text) }
    if let whole = Int64(text) { return .integer(whole) }
    let isNumber = text.utf8.allSatisfy { (48...57).contains($0) || "+-.eE".utf8.contains($0) }
    if isNumber, let number = Double(text), number.isFinite { return .number(number) }
    return .text(text)
  }

  private func refusal(_ error: any Error) -> TenantFileError {
    switch error as? YamlError {
    case .duplicatedKeysInMapping(_, let context):
      refusal(.repeatedKey, Declared.Mark(line: context.mark.line, column: context.mark.column))
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      refusal(.malformed(problem), Declared.Mark(line: mark.line, column: mark.column))
    default: refusal(.malformed("not YAML in UTF-8"), nil)
    }
  }

  private func refusal(_ problem: TenantFileIssue.Problem, _ mark: Declared.Mark?) -> TenantFileError {
    .invalid([
      TenantFileIssue(file: fileName, line: mark?.line, column: mark?.column, path: .top, problem: problem)
    ])
  }
}
