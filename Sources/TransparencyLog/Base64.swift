import FoundationEssentials

/// Base64 with padding (RFC 4648, section 4), in its one canonical spelling.
enum Base64 {
  /// The bytes of a text; nil where it is no base64 or has another spelling, such as set bits behind the last byte:
  /// else a note could be altered without its signatures noticing.
  static func bytes(of text: some StringProtocol) -> [UInt8]? {
    let text = String(text)
    guard let data = Data(base64Encoded: text), data.base64EncodedString() == text else { return nil }
    return [UInt8](data)
  }

  /// The text of bytes.
  static func text(of bytes: some Collection<UInt8>) -> String { Data(bytes).base64EncodedString() }
}
