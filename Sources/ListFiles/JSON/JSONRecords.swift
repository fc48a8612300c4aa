import Domain

/// The objects of a file of JSON lines, or of one JSON array, each held alone.
struct JSONRecords {
  /// An object, or why a row is none.
  enum Row {
    case record(JSON, line: Int)
    case rejected(RejectedRow.Reason, line: Int)
  }

  private enum Layout {
    case unknown, lines, array
  }

  let source: ByteSource
  let limits: ListLimits
  private var layout = Layout.unknown
  private var isFirst = true

  init(_ source: ByteSource, limits: ListLimits) {
    self.source = source
    self.limits = limits
  }

  /// The next object; nil at the end. Blank lines are skipped.
  /// - Throws: `notTheFormat` where the first row is no object, `truncated` for a last line that is cut or an array
  ///   that is open, `notUTF8`, `tooDeep`, `lineTooLong`.
  mutating func next() throws(ListFileError) -> Row? {
    if layout == .unknown { try open() }
    let row = try layout == .array ? nextElement() : nextLine()
    isFirst = false
    return row
  }

  private mutating func open() throws(ListFileError) {
    try source.skipByteOrderMark()
    try skipSpace()
    layout = .lines
    guard try source.peek() == UInt8(ascii: "[") else { return }
    layout = .array
    _ = try source.next()
  }

  private func skipSpace() throws(ListFileError) {
    while let byte = try source.peek(), [0x20, 0x09, 0x0A, 0x0D].contains(byte) { _ = try source.next() }
  }

  private func nextLine() throws(ListFileError) -> Row? {
    let lines = LineReader(source: source, limits: limits)
    while let line = try lines.next() {
      guard let bytes = line.bytes else { return .rejected(.tooLong, line: line.number) }
      if bytes.allSatisfy({ [0x20, 0x09, 0x0D].contains($0) }) { continue }
      return try parse(bytes, line: line.number, isEnded: line.isEnded)
    }
    return nil
  }

  private func nextElement() throws(ListFileError) -> Row? {
    try skipSpace()
    if !isFirst, try source.peek() == UInt8(ascii: ",") {
      _ = try source.next()
      try skipSpace()
    }
    let line = source.line
    switch try source.peek() {
    case UInt8(ascii: "]"):
      _ = try source.next()
      try skipSpace()
      guard try source.peek() == nil else { throw source.error(.notTheFormat) }
      return nil
    case UInt8(ascii: "{"):
      guard let bytes = try object() else { return .rejected(.tooLong, line: line) }
      return try parse(bytes, line: line, isEnded: true)
    case nil:
      // The end was told before, or it never comes.
      throw source.error(.truncated)
    default: throw source.error(.notTheFormat)
    }
  }

  /// The bytes from a brace to the one that closes it; nil for more than a row may have.
  private func object() throws(ListFileError) -> [UInt8]? {
    let line = source.line
    var bytes: [UInt8] = []
    var (count, depth, isText, isEscaped) = (0, 0, false, false)
    repeat {
      guard let byte = try source.next() else { throw source.error(.truncated) }
      count += 1
      if count <= limits.rowBytesMax { bytes.append(byte) }
      guard count <= limits.lineBytesMax else {
        throw source.error(.lineTooLong(bytesMax: limits.lineBytesMax), line: line)
      }
      if isText {
        if byte == UInt8(ascii: "\""), !isEscaped { isText = false }
        isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isText = true
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
      guard depth <= limits.depthMax else { throw source.error(.tooDeep) }
    } while depth > 0
    return count <= limits.rowBytesMax ? bytes : nil
  }

  private func parse(_ bytes: [UInt8], line: Int, isEnded: Bool) throws(ListFileError) -> Row {
    switch Self.object(bytes, depthMax: limits.depthMax) {
    case .success(let value):
      if value.members != nil { return .record(value, line: line) }
      if isFirst { throw source.error(.notTheFormat, line: line) }
      return .rejected(.malformed, line: line)
    case .failure(.tooDeep): throw source.error(.tooDeep, line: line)
    case .failure:
      guard String(validating: bytes, as: UTF8.self) != nil else { throw source.error(.notUTF8, line: line) }
      guard isEnded else { throw source.error(.truncated, line: line) }
      if isFirst { throw source.error(.notTheFormat, line: line) }
      return .rejected(.malformed, line: line)
    }
  }

  /// Most repeated names of an object, in all objects of a row.
  private static let repeatsMax = 64

  /// Parses a row. A name that its object has already, which JSON allows and ``JSON/parse(_:depthMax:)`` does not,
  /// comes out with a `#` before it for each time, so that no value is lost.
  private static func object(_ bytes: [UInt8], depthMax: Int) -> Swift.Result<JSON, JSONParseError> {
    var bytes = bytes
    for _ in 0...repeatsMax {
      do {
        return .success(try JSON.parse(bytes, depthMax: depthMax))
      } catch .repeatedName(let offset) where bytes.indices.contains(offset) {
        bytes.insert(UInt8(ascii: "#"), at: offset + 1)
      } catch {
        return .failure(error)
      }
    }
    return .failure(.repeatedName(offset: 0))
  }
}
