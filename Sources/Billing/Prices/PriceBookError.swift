/// Everything that is wrong with a price book, collected, so that one reading shows it all.
public enum PriceBookError: Error, Sendable, Equatable {
  /// At least one issue.
  case invalid([PriceBookIssue])

  /// What is wrong.
  public var issues: [PriceBookIssue] {
    switch self {
    case .invalid(let issues): issues
    }
  }
}

/// One thing that is wrong with a price book, and where.
public struct PriceBookIssue: Sendable, Hashable {
  /// One step down from the top.
  public enum Step: Sendable, Hashable {
    case key(String)
    /// From 0.
    case position(Int)
  }

  /// What can be wrong.
  public enum Problem: Sendable, Hashable {
    /// A key that nothing reads; `allowed` are those that something does.
    case unknownKey(allowed: [String])
    /// A key that something will read in a later version.
    case notAvailableYet
    /// A key without which the terms mean nothing.
    case missing
    /// Another kind of value than what is expected, such as `a list`.
    case wrongKind(expected: String)
    /// A value other than those allowed.
    case notOneOf([String])
    /// A value that breaks a rule, which the text states.
    case broken(rule: String)
  }

  /// Keys and positions from the top.
  public let path: [Step]
  /// What is wrong.
  public let problem: Problem

  /// An issue.
  public init(path: [Step], problem: Problem) {
    self.path = path
    self.problem = problem
  }
}
