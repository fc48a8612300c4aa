/// Tags and texts of an XML file, one at a time and each bounded. It takes no document type declaration and no entity
/// but the five that XML defines itself and numeric references; a file needs nothing else to be a list.
struct XMLTokenizer {
  /// A piece of a file.
  enum Token {
    case start(name: String, attributes: [String: String], isEmpty: Bool)
    case end(name: String)
    case text([UInt8])
  }

  /// Most attributes of a tag.
  static let attributesMax = 64

  let source: ByteSource
  let limits: ListLimits

  /// The next tag or text; nil at the end of the file. Comments and processing instructions are skipped.
  func next() throws(ListFileError) -> Token? {
    while let byte = try source.peek() {
      if byte != UInt8(ascii: "<") { return .text(try text()) }
      _ = try source.next()
      switch try source.peek() {
      case UInt8(ascii: "!"):
        if let characters = try declaration() { return .text(characters) }
      case UInt8(ascii: "?"): try instruction()
      case UInt8(ascii: "/"): return try end()
      default: return try start()
      }
    }
    return nil
  }

  /// A text up to the next tag. Of one longer than a row may be, one byte more than that is kept, which tells so.
  private func text() throws(ListFileError) -> [UInt8] {
    let line = source.line
    let keptMax = limits.rowBytesMax + 1
    var bytes: [UInt8] = []
    var count = 0
    while let byte = try source.peek(), byte != UInt8(ascii: "<") {
      if byte == UInt8(ascii: "&") {
        let character = try XMLReference(source: source).read()
        count += character.count
        if bytes.count < keptMax { bytes += character }
      } else {
        count += try source.take(
          until: UInt8(ascii: "<"), or: UInt8(ascii: "&"), into: &bytes, max: max(0, keptMax - bytes.count))
      }
      try check(count, from: line)
    }
    return bytes
  }

  /// What begins with `<!`: a comment, or characters that stand for themselves.
  private func declaration() throws(ListFileError) -> [UInt8]? {
    _ = try source.next()
    let line = source.line
    switch try source.peek() {
    case UInt8(ascii: "-"):
      guard try take("--") else { throw source.error(.malformed, line: line) }
      _ = try body(upTo: "-->", from: line)
      return nil
    case UInt8(ascii: "["):
      guard try take("[CDATA[") else { throw source.error(.malformed, line: line) }
      return try body(upTo: "]]>", from: line)
    case UInt8(ascii: "D"):
      throw source.error(try take("DOCTYPE") ? .documentType : .malformed, line: line)
    case nil: throw source.error(.truncated)
    default: throw source.error(.malformed, line: line)
    }
  }

  /// An instruction; that at the file's beginning tells the encoding.
  private func instruction() throws(ListFileError) {
    let line = source.line
    let bytes = try body(upTo: "?>", from: line)
    guard bytes.starts(with: Array("?xml ".utf8)) else { return }
    let words = String(decoding: bytes, as: UTF8.self).lowercased().split { " \t\r\n='\"".contains($0) }
    guard let place = words.firstIndex(of: "encoding"), place + 1 < words.count else { return }
    guard ["utf-8", "utf8", "us-ascii", "ascii"].contains(words[place + 1]) else {
      throw source.error(.notUTF8, line: line)
    }
  }

  private func take(_ word: StaticString) throws(ListFileError) -> Bool {
    for index in 0..<word.utf8CodeUnitCount {
      guard let byte = try source.next() else { throw source.error(.truncated) }
      guard byte == word.utf8Start[index] else { return false }
    }
    return true
  }

  /// The bytes before a mark, which is taken too; of more than a row may have, the first and the last.
  private func body(upTo mark: StaticString, from line: Int) throws(ListFileError) -> [UInt8] {
    let mark = (0..<mark.utf8CodeUnitCount).map { mark.utf8Start[$0] }
    var bytes: [UInt8] = []
    var count = 0
    while let byte = try source.next() {
      count += 1
      if bytes.count > limits.rowBytesMax + mark.count { bytes.remove(at: bytes.count - mark.count) }
      bytes.append(byte)
      if byte == UInt8(ascii: ">"), bytes.suffix(mark.count).elementsEqual(mark) { return bytes.dropLast(mark.count) }
      try check(count, from: line)
    }
    throw source.error(.truncated, line: line)
  }

  private func end() throws(ListFileError) -> Token {
    _ = try source.next()
    let tag = XMLTag(source: source, limits: limits)
    let name = try tag.name()
    try tag.skipSpace()
    guard try tag.take() == UInt8(ascii: ">") else { throw source.error(.malformed) }
    return .end(name: name)
  }

  private func start() throws(ListFileError) -> Token {
    let tag = XMLTag(source: source, limits: limits)
    let name = try tag.name()
    var attributes: [String: String] = [:]
    while true {
      let hadSpace = try tag.skipSpace()
      switch try source.peek() {
      case UInt8(ascii: ">"):
        _ = try source.next()
        return .start(name: name, attributes: attributes, isEmpty: false)
      case UInt8(ascii: "/"):
        _ = try source.next()
        guard try tag.take() == UInt8(ascii: ">") else { throw source.error(.malformed) }
        return .start(name: name, attributes: attributes, isEmpty: true)
      default:
        let (attribute, value) = try tag.attribute()
        guard hadSpace, attributes.count < Self.attributesMax, attributes.updateValue(value, forKey: attribute) == nil
        else { throw source.error(.malformed) }
      }
    }
  }

  private func check(_ count: Int, from line: Int) throws(ListFileError) {
    guard count <= limits.lineBytesMax else {
      throw source.error(.lineTooLong(bytesMax: limits.lineBytesMax), line: line)
    }
  }
}
