import Domain

/// Finds an endpoint by method and path in time that does not grow with the number of endpoints.
struct EndpointTree: Sendable {
  /// What a path leads to.
  enum Match: Sendable {
    case found(Endpoint, [String: String])
    /// The path exists for other methods.
    case methodNotAllowed([String])
    case notFound
  }
  private struct Node: Sendable {
    var children: [String: Node] = [:]
    var parameter: (name: String, index: Int)?
    /// Parameters with something fixed behind them, such as `{id}.pdf`.
    var suffixed: [(suffix: String, name: String, index: Int)] = []
    var nodes: [Node] = []
    var endpoints: [String: Endpoint] = [:]
    /// True where a parameter that leads here takes the rest of the path.
    var takesTail = false
  }
  private var root = Node()

  init(_ endpoints: [Endpoint]) {
    for endpoint in endpoints {
      Self.insert(endpoint, Self.segments(endpoint.path)[...], into: &root)
    }
  }

  func match(_ method: String, _ path: String) -> Match {
    var node = root
    var parameters: [String: String] = [:]
    let segments = Self.segments(path)
    for (place, segment) in segments.enumerated() {
      if let child = node.children[segment] {
        node = child
      } else if let (suffix, name, index) = node.suffixed.first(where: { segment.hasSuffix($0.suffix) }) {
        parameters[name] = String(segment.dropLast(suffix.count))
        node = node.nodes[index]
      } else if let (name, index) = node.parameter {
        parameters[name] = segment
        node = node.nodes[index]
        guard node.takesTail else { continue }
        parameters[name] = segments[place...].joined(separator: "/")
        break
      } else {
        return .notFound
      }
    }
    if let endpoint = node.endpoints[method] { return .found(endpoint, parameters) }
    return node.endpoints.isEmpty ? .notFound : .methodNotAllowed(node.endpoints.keys.sorted())
  }

  private static func insert(_ endpoint: Endpoint, _ path: ArraySlice<String>, into node: inout Node) {
    guard let segment = path.first else {
      node.endpoints[endpoint.method] = endpoint
      node.takesTail = node.takesTail || endpoint.takesTail
      return
    }
    if segment.hasPrefix("{"), let end = segment.firstIndex(of: "}") {
      let name = String(segment[..<end].dropFirst())
      let suffix = String(segment[end...].dropFirst())
      guard suffix.isEmpty else {
        let index = node.suffixed.first { $0.suffix == suffix }?.index ?? node.nodes.count
        if index == node.nodes.count {
          node.nodes.append(Node())
          node.suffixed.append((suffix, name, index))
        }
        return insert(endpoint, path.dropFirst(), into: &node.nodes[index])
      }
      if node.parameter == nil {
        node.nodes.append(Node())
        node.parameter = (name, node.nodes.count - 1)
      }
      guard let index = node.parameter?.index else { return }
      insert(endpoint, path.dropFirst(), into: &node.nodes[index])
    } else {
      insert(endpoint, path.dropFirst(), into: &node.children[segment, default: Node()])
    }
  }

  private static func segments(_ path: String) -> [String] {
    path.utf8.split(separator: UInt8(ascii: "/")).map { bytes in
      let segment = Substring(bytes)
      return segment.removingPercentEncoding ?? String(segment)
    }
  }
}

extension Substring {
  /// Percent-decoded; nil where the escapes are not UTF-8 without NUL.
  fileprivate var removingPercentEncoding: String? {
    guard utf8.contains(UInt8(ascii: "%")) else { return String(self) }
    return Percent.decode(self, plusIsSpace: false)
  }
}

/// Percent-encoding (RFC 3986, section 2.1).
enum Percent {
  /// Decodes; nil for broken escapes, bytes that are not UTF-8 and NUL (U+0000), which no text that is kept may hold.
  static func decode(_ text: some StringProtocol, plusIsSpace: Bool) -> String? {
    var output: [UInt8] = []
    var iterator = text.utf8.makeIterator()
    while let byte = iterator.next() {
      switch byte {
      case UInt8(ascii: "%"):
        guard let high = iterator.next().flatMap(digit), let low = iterator.next().flatMap(digit) else { return nil }
        output.append(high << 4 | low)
      case UInt8(ascii: "+") where plusIsSpace: output.append(UInt8(ascii: " "))
      default: output.append(byte)
      }
    }
    return output.contains(0) ? nil : String(validating: output, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    Character(Unicode.Scalar(byte)).hexDigitValue.map(UInt8.init)
  }
}
