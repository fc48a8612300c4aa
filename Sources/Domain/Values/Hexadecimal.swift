extension Sequence where Element == UInt8 {
  /// Two lower-case hexadecimal digits a byte.
  public var hexadecimal: String {
    var text = ""
    for byte in self { text += String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }
    return text
  }
}
