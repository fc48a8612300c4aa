/// Splits PDF object syntax into tokens (ISO 32000-1, 7.2 and 7.3), as leniently as viewers do. Comments are passed
/// over, and so is what stands inside strings. Every byte is read once; no token keeps more than 32 bytes.
struct PDFLexer {
  enum Token: Equatable {
    /// A name without its solidus, escapes undone; the first 32 bytes of it.
    case name(String)
    /// A number or a keyword; the first 32 bytes of it.
    case word(String)
    case openDictionary, closeDictionary, openArray, closeArray
    /// A string, or a delimiter out of its place.
    case other
  }

  private let bytes: [UInt8]
  /// Where the next token is looked for.
  private(set) var at: Int

  private static let keptMax = 32

  /// Begins at an index of `bytes`, or at their end.
  init(_ bytes: [UInt8], at start: Int) {
    self.bytes = bytes
    at = start
  }

  /// The next token; nil at the end.
  mutating func next() -> Token? {
    skipBlanks()
    guard at < bytes.count else { return nil }
    switch bytes[at] {
    case UInt8(ascii: "/"): return .name(readName())
    case UInt8(ascii: "("): skipString()
    case UInt8(ascii: "<"):
      if follows(UInt8(ascii: "<")) { return step(2, .openDictionary) }
      skip { $0 != UInt8(ascii: ">") }
      at = min(at + 1, bytes.count)
    case UInt8(ascii: ">"):
      return follows(UInt8(ascii: ">")) ? step(2, .closeDictionary) : step(1, .other)
    case UInt8(ascii: "["): return step(1, .openArray)
    case UInt8(ascii: "]"): return step(1, .closeArray)
    case UInt8(ascii: ")"), UInt8(ascii: "{"), UInt8(ascii: "}"): at += 1
    default:
      let start = at
      skip(while: Self.isRegular)
      // A part of a number would be another number.
      if at - start > Self.keptMax { return .word("") }
      return .word(String(decoding: bytes[start..<at], as: UTF8.self))
    }
    return .other
  }

  /// Goes past the end of the line, where a stream's content begins (7.3.8.1).
  mutating func skipLine() {
    skip { $0 != 0x0A && $0 != 0x0D }
    let isReturn = at < bytes.count && bytes[at] == 0x0D
    at = min(at + (isReturn && follows(0x0A) ? 2 : 1), bytes.count)
  }

  private mutating func skipBlanks() {
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "%") {
        skip { $0 != 0x0A && $0 != 0x0D }
      } else if Self.isBlank(bytes[at]) {
        at += 1
      } else {
        return
      }
    }
  }

  /// A name (7.3.5): `#` and two hexadecimal digits are a byte.
  private mutating func readName() -> String {
    var name: [UInt8] = []
    at += 1
    while at < bytes.count, Self.isRegular(bytes[at]) {
      var byte = bytes[at]
      if byte == UInt8(ascii: "#"), at + 2 < bytes.count, let high = Self.digit(bytes[at + 1]),
        let low = Self.digit(bytes[at + 2])
      {
        byte = high << 4 | low
        at += 2
      }
      if name.count < Self.keptMax { name.append(byte) }
      at += 1
    }
    return String(decoding: name, as: UTF8.self)
  }

  /// A literal string (7.3.4.2): parentheses nest, and a backslash takes the next byte's meaning.
  private mutating func skipString() {
    var depth = 0
    repeat {
      switch bytes[at] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: "\\"): at += 1
      default: break
      }
      at += 1
    } while depth > 0 && at < bytes.count
    at = min(at, bytes.count)
  }

  private mutating func skip(while holds: (UInt8) -> Bool) {
    while at < bytes.count, holds(bytes[at]) { at += 1 }
  }

  private mutating func step(_ count: Int, _ token: Token) -> Token {
    at += count
    return token
  }

  private func follows(_ byte: UInt8) -> Bool { at + 1 < bytes.count && bytes[at + 1] == byte }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    default: nil
    }
  }

  /// White space (7.2.2), and the two bytes that pdfium, and so a much used viewer, takes for it too.
  private static func isBlank(_ byte: UInt8) -> Bool {
    switch byte {
    case 0, 0x09, 0x0A, 0x0C, 0x0D, 0x20, 0x80, 0xFF: true
    default: false
    }
  }

  private static func isRegular(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "/"), UInt8(ascii: "%"):
      false
    default: !isBlank(byte)
    }
  }
}
