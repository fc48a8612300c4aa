import FoundationEssentials

/// Rows in COPY's text format (PostgreSQL, COPY, "Text Format"): tabs between columns, a newline after each row, `\N`
/// for NULL.
enum CopyText {
  /// - Throws: ``PostgreSQLError/invalidParameter(index:)`` with the column's position, for text that holds a NUL.
  static func append(_ row: [Parameter], to buffer: inout [UInt8]) throws(PostgreSQLError) {
    for (index, parameter) in row.enumerated() {
      if index > 0 { buffer.append(UInt8(ascii: "\t")) }
      guard append(parameter, to: &buffer) else { throw .invalidParameter(index: index) }
    }
    buffer.append(UInt8(ascii: "\n"))
  }

  private static func append(_ parameter: Parameter, to buffer: inout [UInt8]) -> Bool {
    switch parameter {
    case .text(let value), .json(let value): return escape(value.utf8, to: &buffer)
    case .uuid(let value): return escape(value.uuidString.utf8, to: &buffer)
    case .int(let value): return escape(String(value).utf8, to: &buffer)
    case .double(let value): return escape(text(of: value).utf8, to: &buffer)
    case .bool(let value): return escape((value ? "t" : "f").utf8, to: &buffer)
    case .timestamp(let value): return escape(text(of: value).utf8, to: &buffer)
    case .bytes(let value):
      // The backslash of bytea's hex form has to be escaped once more.
      buffer.append(contentsOf: #"\\x"#.utf8)
      for byte in value {
        buffer.append(hexadecimal[Int(byte >> 4)])
        buffer.append(hexadecimal[Int(byte & 15)])
      }
      return true
    case .textArray(let values): return escape(array(values), to: &buffer)
    case .uuidArray(let values): return escape(array(values.map(\.uuidString)), to: &buffer)
    case .intArray(let values): return escape(array(values.map { String($0) }), to: &buffer)
    case .null:
      buffer.append(contentsOf: #"\N"#.utf8)
      return true
    }
  }

  private static let hexadecimal = Array("0123456789abcdef".utf8)

  private static func text(of value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity" }
    return "\(value)"
  }

  private static func text(of value: Date) -> String {
    switch ServerTime.microseconds(value) {
    case .max: "infinity"
    case .min: "-infinity"
    case let microseconds: ServerTime.isoTime(microseconds: microseconds)
    }
  }

  private static func array(_ values: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    ArrayText.append(values, to: &bytes)
    return bytes
  }

  private static func escape(_ bytes: some Sequence<UInt8>, to buffer: inout [UInt8]) -> Bool {
    for byte in bytes {
      switch byte {
      case 0: return false
      case UInt8(ascii: "\\"): buffer.append(contentsOf: #"\\"#.utf8)
      case UInt8(ascii: "\t"): buffer.append(contentsOf: #"\t"#.utf8)
      case UInt8(ascii: "\n"): buffer.append(contentsOf: #"\n"#.utf8)
      case UInt8(ascii: "\r"): buffer.append(contentsOf: #"\r"#.utf8)
      default: buffer.append(byte)
      }
    }
    return true
  }
}
