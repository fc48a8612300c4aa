/// A reference to a character: one of the five names of XML, or a number.
struct XMLReference {
  /// Longest name or number that is looked at.
  private static let lengthMax = 12

  private static let named: [String: UInt8] = [
    "amp": UInt8(ascii: "&"), "apos": UInt8(ascii: "'"), "gt": UInt8(ascii: ">"), "lt": UInt8(ascii: "<"),
    "quot": UInt8(ascii: "\""),
  ]

  let source: ByteSource

  /// The character's UTF-8; takes the reference from `&` through `;`.
  /// - Throws: `entityReference` for any other name, `malformed` for a number that is no character.
  func read() throws(ListFileError) -> [UInt8] {
    _ = try source.next()
    var name: [UInt8] = []
    while true {
      guard let byte = try source.next() else { throw source.error(.truncated) }
      if byte == UInt8(ascii: ";") { break }
      name.append(byte)
      guard name.count <= Self.lengthMax else { throw source.error(.entityReference) }
    }
    let text = String(decoding: name, as: UTF8.self)
    if let byte = Self.named[text] { return [byte] }
    guard text.hasPrefix("#") else { throw source.error(.entityReference) }
    let digits = text.dropFirst()
    let isHexadecimal = digits.hasPrefix("x")
    let number = digits.dropFirst(isHexadecimal ? 1 : 0)
    guard number.first?.isHexDigit == true,
      let scalar = UInt32(number, radix: isHexadecimal ? 16 : 10).flatMap(Unicode.Scalar.init), Self.isCharacter(scalar)
    else {
      throw source.error(.malformed)
    }
    return Array(String(Character(scalar)).utf8)
  }

  private static func isCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}
