/// Where in a declaration something stands.
public struct DeclarationPath: Sendable, Hashable, CustomStringConvertible {
  /// One step down.
  public enum Step: Sendable, Hashable {
    case key(String)
    /// From 0.
    case position(Int)
  }

  /// From the top.
  public let steps: [Step]

  /// The top.
  public static let top = DeclarationPath(steps: [])

  init(steps: [Step]) {
    self.steps = steps
  }

  func key(_ name: String) -> DeclarationPath { DeclarationPath(steps: steps + [.key(name)]) }
  func position(_ index: Int) -> DeclarationPath { DeclarationPath(steps: steps + [.position(index)]) }

  /// Such as `rules[2].when.check`; empty at the top.
  public var description: String {
    steps.reduce(into: "") { text, step in
      switch step {
      case .key(let name): text += text.isEmpty ? name : ".\(name)"
      case .position(let index): text += "[\(index)]"
      }
    }
  }

  /// The JSON pointer of RFC 6901, such as `/rules/2/when/check`.
  public var pointer: String {
    steps.map { step in
      switch step {
      case .key(let name):
        "/"
          + name.split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0")
          .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1")
      case .position(let index): "/\(index)"
      }
    }.joined()
  }
}
