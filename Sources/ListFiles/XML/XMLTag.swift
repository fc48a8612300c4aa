/// The parts of a tag.
struct XMLTag {
  /// Most bytes of a name.
  static let nameBytesMax = 256
  /// Most bytes of an attribute's value.
  static let valueBytesMax = 65_536

  let source: ByteSource
  let limits: ListLimits

  /// The next byte.
  /// - Throws: `truncated` at the end of the file.
  func take() throws(ListFileError) -> UInt8 {
    guard let byte = try source.next() else { throw source.error(.truncated) }
    return byte
  }

  /// - Returns: whether there was any.
  @discardableResult
  func skipSpace() throws(ListFileError) -> Bool {
    var count = 0
    while let byte = try source.peek(), [0x20, 0x09, 0x0A, 0x0D].contains(byte) {
      _ = try source.next()
      count += 1
      guard count <= limits.lineBytesMax else {
        throw source.error(.lineTooLong(bytesMax: limits.lineBytesMax))
      }
    }
    return count > 0
  }

  /// A name without its namespace's prefix.
  func name() throws(ListFileError) -> String {
    var bytes: [UInt8] = []
    while let byte = try source.peek(), Self.isNamePart(byte, isFirst: bytes.isEmpty) {
      bytes.append(byte)
      _ = try source.next()
      guard bytes.count <= Self.nameBytesMax else { throw source.error(.malformed) }
    }
    guard !bytes.isEmpty else { throw source.error(try source.peek() == nil ? .truncated : .malformed) }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw source.error(.notUTF8) }
    return text.split(separator: ":").last.map(String.init) ?? text
  }

  /// An attribute and its value.
  func attribute() throws(ListFileError) -> (name: String, value: String) {
    let name = try name()
    try skipSpace()
    guard try take() == UInt8(ascii: "=") else { throw source.error(.malformed) }
    try skipSpace()
    let quote = try take()
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { throw source.error(.malformed) }
    var bytes: [UInt8] = []
    while let byte = try source.peek(), byte != quote {
      guard byte != UInt8(ascii: "<"), bytes.count <= Self.valueBytesMax else { throw source.error(.malformed) }
      if byte == UInt8(ascii: "&") {
        bytes += try XMLReference(source: source).read()
      } else {
        _ = try source.next()
        bytes.append(byte)
      }
    }
    _ = try take()
    guard let value = String(validating: bytes, as: UTF8.self) else { throw source.error(.notUTF8) }
    return (name, value)
  }

  /// Letters, digits and `_ : - .`, and all beyond ASCII; no digit, hyphen or dot comes first.
  private static func isNamePart(_ byte: UInt8, isFirst: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
      UInt8(ascii: ":"), 0x80...:
      true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."): !isFirst
    default: false
    }
  }
}
