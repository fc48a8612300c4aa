/// Everything that is wrong with a tenant's file or a price book, collected, so that one reading shows it all.
public enum TenantFileError: Error, Sendable, Equatable {
  /// At least one issue, in the order of the file.
  case invalid([TenantFileIssue])

  /// What is wrong.
  public var issues: [TenantFileIssue] {
    switch self {
    case .invalid(let issues): issues
    }
  }
}

extension TenantFileError: CustomStringConvertible {
  /// One line an issue.
  public var description: String { issues.map(\.description).joined(separator: "\n") }
}

/// One thing that is wrong, and where.
public struct TenantFileIssue: Sendable, Hashable {
  /// The file's name; nil for a document that came as JSON.
  public let file: String?
  /// From 1; nil for a document that came as JSON.
  public let line: Int?
  /// From 1; nil for a document that came as JSON.
  public let column: Int?
  /// Keys and positions from the top.
  public let path: DeclarationPath
  /// What is wrong.
  public let problem: Problem

  /// What can be wrong with a declaration.
  public enum Problem: Sendable, Hashable {
    /// Not YAML; the parser's words.
    case malformed(String)
    /// Larger than this many bytes.
    case tooLarge(bytesMax: Int)
    /// Nested or repeated more than a declaration ever is.
    case tooDeep
    /// YAML's anchors and aliases, which can make a small file huge.
    case anchor
    /// A key that nothing reads; `allowed` are those that something does.
    case unknownKey(allowed: [String])
    /// A key that something will read in a later version.
    case notAvailableYet
    /// A key written twice.
    case repeatedKey
    /// A key without which the declaration means nothing.
    case missing
    /// Another kind of value than what is expected, such as `a list`.
    case wrongKind(expected: String)
    /// A value other than those allowed.
    case notOneOf([String])
    /// A value that breaks a rule, which the text states.
    case broken(rule: String)
  }
}

extension TenantFileIssue: CustomStringConvertible {
  /// A closed set of names for programs, such as `unknown_key`.
  public var code: String {
    switch problem {
    case .malformed: "malformed"
    case .tooLarge: "too_large"
    case .tooDeep: "too_deep"
    case .anchor: "anchor"
    case .unknownKey: "unknown_key"
    case .notAvailableYet: "not_available_yet"
    case .repeatedKey: "repeated_key"
    case .missing: "missing"
    case .wrongKind: "wrong_kind"
    case .notOneOf: "not_allowed"
    case .broken: "rule_broken"
    }
  }

  /// What is wrong, for people.
  public var detail: String {
    switch problem {
    case .malformed(let reason): reason
    case .tooLarge(let bytesMax): "larger than \(bytesMax) bytes"
    case .tooDeep: "nested too deeply, or too many lists and maps"
    case .anchor: "anchors (&name) and aliases (*name) are not taken; in a text, write & and * with a space behind them"
    case .unknownKey(let allowed): "unknown key; known here: \(allowed.joined(separator: ", "))"
    case .notAvailableYet: "not available yet"
    case .repeatedKey: "written twice"
    case .missing: "missing"
    case .wrongKind(let expected): "must be \(expected)"
    case .notOneOf(let allowed): "must be one of: \(allowed.joined(separator: ", "))"
    case .broken(let rule): rule
    }
  }

  /// `file:line:column: path: detail`, without the parts that there are not.
  public var description: String {
    var place = file.map { "\($0):" } ?? ""
    if let line { place += "\(line):" }
    if let column { place += "\(column):" }
    let name = path.description
    return (place.isEmpty ? "" : place + " ") + (name.isEmpty ? "" : name + ": ") + detail
  }
}
