/// Where a secret is found; never the secret itself.
public enum SecretReference: Sendable, Hashable {
  /// `env:NAME`
  case environment(String)
  /// `file:PATH`
  case file(String)

  /// Reads `env:NAME` or `file:PATH`; nil for anything else, above all for a bare secret.
  public init?(_ text: String) {
    if text.hasPrefix("env:") {
      let name = text.dropFirst(4)
      let isName = name.utf8.allSatisfy { $0 == 95 || (48...57).contains($0) || (65...90).contains($0 & 0xDF) }
      guard !name.isEmpty, isName else { return nil }
      self = .environment(String(name))
    } else if text.hasPrefix("file:"), text.count > 5 {
      self = .file(String(text.dropFirst(5)))
    } else {
      return nil
    }
  }

  /// As declared.
  public var text: String {
    switch self {
    case .environment(let name): "env:\(name)"
    case .file(let path): "file:\(path)"
    }
  }
}
