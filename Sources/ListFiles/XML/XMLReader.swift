/// Walks an XML file from tag to tag, and reads whole elements where asked to.
struct XMLReader {
  /// A start tag.
  struct Start {
    let name: String
    let attributes: [String: String]
    let line: Int
    fileprivate let isEmpty: Bool
  }

  let source: ByteSource
  private let tokens: XMLTokenizer
  private var open: [String] = []
  private var hasRoot = false

  init(_ source: ByteSource, limits: ListLimits) {
    self.source = source
    tokens = XMLTokenizer(source: source, limits: limits)
  }

  /// The first tag.
  /// - Throws: `notTheFormat` where it has another name than these, or there is none.
  mutating func root(named names: String...) throws(ListFileError) -> Start {
    try source.skipByteOrderMark()
    while let byte = try source.peek(), [0x20, 0x09, 0x0A, 0x0D].contains(byte) { _ = try source.next() }
    guard try source.peek() == UInt8(ascii: "<") else { throw source.error(.notTheFormat) }
    guard let start = try next(), names.contains(start.name) else { throw source.error(.notTheFormat) }
    return start
  }

  /// The next start tag anywhere; nil behind the end of the root.
  /// - Throws: `truncated` where the file ends before the root does, `malformed` for an end tag of another name, text
  ///   outside the root and a second root, `tooDeep`.
  mutating func next() throws(ListFileError) -> Start? {
    while true {
      let line = source.line
      guard let token = try tokens.next() else {
        guard hasRoot, open.isEmpty else { throw source.error(hasRoot ? .truncated : .notTheFormat) }
        return nil
      }
      switch token {
      case .start(let name, let attributes, let isEmpty):
        guard !(hasRoot && open.isEmpty) else { throw source.error(.malformed, line: line) }
        guard open.count < tokens.limits.depthMax else { throw source.error(.tooDeep, line: line) }
        hasRoot = true
        if !isEmpty { open.append(name) }
        return Start(name: name, attributes: attributes, line: line, isEmpty: isEmpty)
      case .end(let name):
        guard open.popLast() == name else { throw source.error(.malformed, line: line) }
      case .text(let bytes):
        guard open.isEmpty else { continue }
        guard bytes.allSatisfy({ [0x20, 0x09, 0x0A, 0x0D].contains($0) }) else {
          throw source.error(.malformed, line: line)
        }
      }
    }
  }

  /// The element of the start tag that was read last; nil for one of more bytes than a row may have, which is skipped.
  mutating func element(_ start: Start) throws(ListFileError) -> XMLElement? {
    var stack = [XMLElement(name: start.name, attributes: start.attributes, line: start.line)]
    guard !start.isEmpty else { return stack[0] }
    var size = 0
    var texts: [[UInt8]] = [[]]
    while true {
      let line = source.line
      guard let token = try tokens.next() else { throw source.error(.truncated) }
      switch token {
      case .start(let name, let attributes, let isEmpty):
        guard open.count < tokens.limits.depthMax else { throw source.error(.tooDeep, line: line) }
        size += Self.weight(name, attributes)
        guard size <= tokens.limits.rowBytesMax else {
          if !isEmpty { open.append(name) }
          try skip(to: open.count - (isEmpty ? 0 : 1) - stack.count)
          return nil
        }
        let child = XMLElement(name: name, attributes: attributes, line: line)
        if isEmpty {
          stack[stack.count - 1].children.append(child)
        } else {
          open.append(name)
          stack.append(child)
          texts.append([])
        }
      case .end(let name):
        guard open.popLast() == name else { throw source.error(.malformed, line: line) }
        guard let text = String(validating: texts.removeLast(), as: UTF8.self) else {
          throw source.error(.notUTF8, line: line)
        }
        var finished = stack.removeLast()
        finished.text = text
        guard !stack.isEmpty else { return finished }
        stack[stack.count - 1].children.append(finished)
      case .text(let bytes):
        size += bytes.count
        guard size <= tokens.limits.rowBytesMax else {
          try skip(to: open.count - stack.count)
          return nil
        }
        texts[texts.count - 1] += bytes
      }
    }
  }

  /// Skips to where no more than `depth` elements are open.
  private mutating func skip(to depth: Int) throws(ListFileError) {
    while open.count > depth {
      guard let token = try tokens.next() else { throw source.error(.truncated) }
      switch token {
      case .start(let name, _, let isEmpty):
        guard open.count < tokens.limits.depthMax else { throw source.error(.tooDeep) }
        if !isEmpty { open.append(name) }
      case .end(let name):
        guard open.popLast() == name else { throw source.error(.malformed) }
      case .text: break
      }
    }
  }

  /// What an element costs beside its text, so that a million empty ones are too many.
  private static func weight(_ name: String, _ attributes: [String: String]) -> Int {
    attributes.reduce(64 + name.utf8.count) { $0 + 64 + $1.key.utf8.count + $1.value.utf8.count }
  }
}
