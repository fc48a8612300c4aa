/// An element of XML, written the same each time: UTF-8, two spaces a level, attributes in their order.
struct XMLNode {
  private enum Body {
    case text(String)
    case children([XMLNode])
  }

  private let name: String
  private let attributes: [(String, String)]
  private let body: Body

  /// An element with a text.
  init(_ name: String, _ text: String, _ attributes: [(String, String)] = []) {
    self.name = name
    self.attributes = attributes
    body = .text(text)
  }

  /// An element with elements; those that are nil are left out.
  init(_ name: String, _ children: [XMLNode?], _ attributes: [(String, String)] = []) {
    self.name = name
    self.attributes = attributes
    body = .children(children.compactMap(\.self))
  }

  /// The document whose root this is.
  var document: String { "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text(indent: "") }

  private func text(indent: String) -> String {
    let pairs = attributes.map { " \($0.0)=\"\(Self.escaped($0.1))\"" }.joined()
    switch body {
    case .text(let text): return "\(indent)<\(name)\(pairs)>\(Self.escaped(text))</\(name)>\n"
    case .children(let children):
      let inner = children.map { $0.text(indent: indent + "  ") }.joined()
      return "\(indent)<\(name)\(pairs)>\n\(inner)\(indent)</\(name)>\n"
    }
  }

  /// What XML 1.0 has no way to write (section 2.2) is left out.
  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { output, scalar in
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"": output += "&quot;"
      case "\t", "\n", "\r": output += " "
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": break
      default: output.unicodeScalars.append(scalar)
      }
    }
  }
}
