/// Why a text is not the JSON that Assay accepts.
public enum JSONParseError: Error, Sendable, Hashable {
  /// The text ends inside a value.
  case unexpectedEnd
  /// A byte that cannot stand here.
  case unexpected(offset: Int)
  /// A name that its object already has.
  case repeatedName(offset: Int)
  /// Arrays and objects nested deeper than the limit.
  case tooDeep(offset: Int)
  /// A string that is not well-formed UTF-8 or has half a surrogate pair.
  case malformedText(offset: Int)
  /// A number beyond a double's range.
  case numberOutOfRange(offset: Int)

  /// What is wrong, for the person who wrote it; repeats nothing of the text.
  public var words: String {
    switch self {
    case .unexpectedEnd: "it ends inside a value"
    case .unexpected(let offset): "byte \(offset) cannot stand there"
    case .repeatedName(let offset): "the name at byte \(offset) stands twice in its object"
    case .tooDeep(let offset): "it is nested too deep at byte \(offset)"
    case .malformedText(let offset): "the text at byte \(offset) is not well-formed UTF-8, or has half a surrogate pair"
    case .numberOutOfRange(let offset): "the number at byte \(offset) is out of range"
    }
  }
}

extension JSON {
  /// Parses one value and nothing after it but white space.
  ///
  /// Stricter than RFC 8259 where it leaves a choice: repeated names, NUL characters, lone surrogates and a
  /// depth above `depthMax` are refused.
  public static func parse(_ bytes: [UInt8], depthMax: Int = 32) throws(JSONParseError) -> JSON {
    var parser = JSONParser(bytes: bytes, depthMax: depthMax)
    let value = try parser.value(depth: 0)
    parser.skipSpace()
    guard parser.offset == bytes.count else { throw .unexpected(offset: parser.offset) }
    return value
  }
}

private struct JSONParser {
  let bytes: [UInt8]
  let depthMax: Int
  var offset = 0

  mutating func value(depth: Int) throws(JSONParseError) -> JSON {
    skipSpace()
    guard depth <= depthMax else { throw .tooDeep(offset: offset) }
    switch try peek() {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  mutating func skipSpace() {
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x09, 0x0A, 0x0D: offset += 1
      default: return
      }
    }
  }

  private func peek() throws(JSONParseError) -> UInt8 {
    guard offset < bytes.count else { throw .unexpectedEnd }
    return bytes[offset]
  }

  private mutating func take(_ byte: UInt8) throws(JSONParseError) {
    guard try peek() == byte else { throw .unexpected(offset: offset) }
    offset += 1
  }

  private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONParseError) -> JSON {
    for index in 0..<word.utf8CodeUnitCount { try take(word.utf8Start[index]) }
    return value
  }

  private mutating func object(depth: Int) throws(JSONParseError) -> JSON {
    offset += 1
    var members: [JSON.Member] = []
    var names = Names()
    skipSpace()
    if try peek() == UInt8(ascii: "}") {
      offset += 1
      return .object([])
    }
    while true {
      skipSpace()
      let start = offset
      let name = try string()
      guard names.take(name, beside: members) else { throw .repeatedName(offset: start) }
      skipSpace()
      try take(UInt8(ascii: ":"))
      members.append(JSON.Member(name, try value(depth: depth + 1)))
      if try ends(with: UInt8(ascii: "}")) { return .object(members) }
    }
  }

  private mutating func array(depth: Int) throws(JSONParseError) -> JSON {
    offset += 1
    var elements: [JSON] = []
    skipSpace()
    if try peek() == UInt8(ascii: "]") {
      offset += 1
      return .array([])
    }
    while true {
      elements.append(try value(depth: depth + 1))
      if try ends(with: UInt8(ascii: "]")) { return .array(elements) }
    }
  }

  private mutating func ends(with close: UInt8) throws(JSONParseError) -> Bool {
    skipSpace()
    let byte = try peek()
    guard byte == close || byte == UInt8(ascii: ",") else { throw .unexpected(offset: offset) }
    offset += 1
    return byte == close
  }

  private mutating func number() throws(JSONParseError) -> JSON {
    let start = offset
    if try peek() == UInt8(ascii: "-") { offset += 1 }
    let isZero = try peek() == UInt8(ascii: "0")
    let wholeDigits = try digits()
    guard wholeDigits == 1 || !isZero else { throw .unexpected(offset: start) }
    var isWhole = true
    if offset < bytes.count, bytes[offset] == UInt8(ascii: ".") {
      isWhole = false
      offset += 1
      _ = try digits()
    }
    if offset < bytes.count, bytes[offset] | 0x20 == UInt8(ascii: "e") {
      isWhole = false
      offset += 1
      if [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(try peek()) { offset += 1 }
      _ = try digits()
    }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    if isWhole, let value = Int64(text) { return .integer(value) }
    guard let value = Double(text), value.isFinite else { throw .numberOutOfRange(offset: start) }
    return .number(value)
  }

  private mutating func digits() throws(JSONParseError) -> Int {
    let start = offset
    while offset < bytes.count, (48...57).contains(bytes[offset]) { offset += 1 }
    guard offset > start else {
      if offset == bytes.count { throw .unexpectedEnd }
      throw .unexpected(offset: offset)
    }
    return offset - start
  }

  private mutating func string() throws(JSONParseError) -> String {
    let start = offset
    try take(UInt8(ascii: "\""))
    // Most strings have no escape and are taken as they stand; `output` holds what was read up to the last one.
    var output: [UInt8] = []
    var plain = offset
    var isPlain = true
    while true {
      switch try peek() {
      case UInt8(ascii: "\""):
        let rest = bytes[plain..<offset]
        offset += 1
        // ASCII is well-formed as it stands, and validating is dear.
        if output.isEmpty, isPlain { return String(decoding: rest, as: UTF8.self) }
        guard let text = String(validating: output + rest, as: UTF8.self) else { throw .malformedText(offset: start) }
        return text
      case UInt8(ascii: "\\"):
        output += bytes[plain..<offset]
        offset += 1
        try escape(into: &output)
        plain = offset
      case 0..<0x20: throw .unexpected(offset: offset)
      case let byte:
        isPlain = isPlain && byte < 0x80
        offset += 1
      }
    }
  }

  private mutating func escape(into output: inout [UInt8]) throws(JSONParseError) {
    let kind = try peek()
    offset += 1
    switch kind {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): output.append(kind)
    case UInt8(ascii: "b"): output.append(0x08)
    case UInt8(ascii: "f"): output.append(0x0C)
    case UInt8(ascii: "n"): output.append(0x0A)
    case UInt8(ascii: "r"): output.append(0x0D)
    case UInt8(ascii: "t"): output.append(0x09)
    case UInt8(ascii: "u"): output.append(contentsOf: String(Character(try unicodeScalar())).utf8)
    default: throw .unexpected(offset: offset - 1)
    }
  }

  private mutating func unicodeScalar() throws(JSONParseError) -> Unicode.Scalar {
    let start = offset
    let first = try hexadecimal()
    if let scalar = Unicode.Scalar(first), first != 0 { return scalar }
    guard (0xD800..<0xDC00).contains(first) else { throw .malformedText(offset: start) }
    try take(UInt8(ascii: "\\"))
    try take(UInt8(ascii: "u"))
    let second = try hexadecimal()
    guard (0xDC00..<0xE000).contains(second) else { throw .malformedText(offset: start) }
    let combined = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
    guard let scalar = Unicode.Scalar(combined) else { throw .malformedText(offset: start) }
    return scalar
  }

  private mutating func hexadecimal() throws(JSONParseError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = Character(Unicode.Scalar(try peek())).hexDigitValue else { throw .unexpected(offset: offset) }
      value = value << 4 | UInt32(digit)
      offset += 1
    }
    return value
  }
}

/// The names of one object. Few are compared one by one, many are looked up.
private struct Names {
  private static let fewMax = 16
  private var many: Set<String> = []

  /// Takes a name behind the members before it; false where one of them has it.
  mutating func take(_ name: String, beside members: [JSON.Member]) -> Bool {
    guard members.count >= Self.fewMax else { return !members.contains { $0.name == name } }
    if many.isEmpty { many = Set(members.map(\.name)) }
    return many.insert(name).inserted
  }
}
