import Glibc

/// The characters that a recogniser knows, in the order of its classes.
public enum CharacterList {
  /// Reads one character a line from a text file; lines may end in LF or CRLF.
  /// - Returns: nil where the file cannot be read.
  public static func load(textFile path: String) -> [String]? {
    read(path, bytesMax: 16 << 20).map(lines)
  }

  /// Reads the list that an ONNX model carries as its metadata property `character`.
  /// - Returns: nil where the file cannot be read or carries none.
  public static func load(model path: String) -> [String]? {
    guard let bytes = read(path, bytesMax: 256 << 20) else { return nil }
    // ModelProto (onnx.proto3): field 14 is metadata_props, each with key = 1 and value = 2.
    for entry in fields(bytes[...]) where entry.number == 14 {
      let property = fields(entry.bytes)
      let key = property.first { $0.number == 1 }.map { String(decoding: $0.bytes, as: UTF8.self) }
      guard key == "character", let value = property.first(where: { $0.number == 2 }) else { continue }
      return lines(Array(value.bytes))
    }
    return nil
  }

  private static func lines(_ bytes: [UInt8]) -> [String] {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true).compactMap { line in
      let text = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
    }
  }

  private static func read(_ path: String, bytesMax: Int) -> [UInt8]? {
    guard let file = fopen(path, "rbe") else { return nil }
    defer { fclose(file) }
    guard fseek(file, 0, SEEK_END) == 0 else { return nil }
    let size = ftell(file)
    guard size >= 0, size <= bytesMax, fseek(file, 0, SEEK_SET) == 0 else { return nil }
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = fread(buffer.baseAddress, 1, size, file)
    }
    return bytes.count == size ? bytes : nil
  }

  /// The length-delimited fields of a protocol buffer; stops at the first byte that does not parse.
  private static func fields(_ bytes: ArraySlice<UInt8>) -> [(number: Int, bytes: ArraySlice<UInt8>)] {
    var found: [(number: Int, bytes: ArraySlice<UInt8>)] = []
    var rest = bytes
    while let tag = varint(&rest) {
      switch tag & 7 {
      case 0:
        guard varint(&rest) != nil else { return found }
      case 1:
        guard rest.count >= 8 else { return found }
        rest = rest.dropFirst(8)
      case 5:
        guard rest.count >= 4 else { return found }
        rest = rest.dropFirst(4)
      case 2:
        guard let length = varint(&rest), length <= UInt64(rest.count) else { return found }
        found.append((Int(tag >> 3), rest.prefix(Int(length))))
        rest = rest.dropFirst(Int(length))
      default:
        return found
      }
    }
    return found
  }

  private static func varint(_ bytes: inout ArraySlice<UInt8>) -> UInt64? {
    var (value, shift) = (UInt64(0), UInt64(0))
    while let byte = bytes.popFirst(), shift < 64 {
      value |= UInt64(byte & 0x7f) << shift
      if byte & 0x80 == 0 { return value }
      shift += 7
    }
    return nil
  }
}
