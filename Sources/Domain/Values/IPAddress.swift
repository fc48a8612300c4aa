/// An IPv4 or IPv6 address, read strictly: what this type accepts, every resolver and socket understands alike.
public struct IPAddress: Hashable, Sendable {
  /// The address in network byte order: 4 bytes for IPv4, 16 for IPv6.
  public let bytes: [UInt8]

  /// Wraps an address in network byte order; nil unless it has 4 or 16 bytes.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 4 || bytes.count == 16 else { return nil }
    self.bytes = bytes
  }

  /// Reads `192.0.2.1` (four decimal parts without leading zeros) or an IPv6 address as RFC 4291, section 2.2 has it.
  ///
  /// The shorthands of older resolvers (`127.1`, `0x7f000001`, `0177.0.0.1`), brackets and zone names are refused.
  public init?(_ text: some StringProtocol) {
    if let bytes = Self.dottedDecimal(text) {
      self.bytes = bytes
    } else if text.contains(":"), let bytes = Self.colonHexadecimal(text) {
      self.bytes = bytes
    } else {
      return nil
    }
  }

  /// Whether this is an IPv6 address.
  public var isIPv6: Bool { bytes.count == 16 }

  /// The IPv4 address inside an IPv4-mapped one (`::ffff:0:0/96`, RFC 4291, section 2.5.5.2); otherwise itself.
  public var unmapped: IPAddress {
    guard isIPv6, bytes.prefix(10).allSatisfy({ $0 == 0 }), bytes[10] == 0xFF, bytes[11] == 0xFF,
      let inner = IPAddress(bytes: Array(bytes.suffix(4)))
    else { return self }
    return inner
  }

  private static func dottedDecimal(_ text: some StringProtocol) -> [UInt8]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var bytes: [UInt8] = []
    for part in parts {
      guard (1...3).contains(part.utf8.count), part.utf8.allSatisfy({ (48...57).contains($0) }),
        part.utf8.count == 1 || part.first != "0", let byte = UInt8(part)
      else { return nil }
      bytes.append(byte)
    }
    return bytes
  }

  private static func colonHexadecimal(_ text: some StringProtocol) -> [UInt8]? {
    guard let gap = firstGap(in: text) else {
      let bytes = groups(text, mayEndInIPv4: true)
      return bytes?.count == 16 ? bytes : nil
    }
    guard let head = groups(text[..<gap.lowerBound], mayEndInIPv4: false),
      let tail = groups(text[gap.upperBound...], mayEndInIPv4: true), head.count + tail.count <= 14
    else { return nil }
    return head + [UInt8](repeating: 0, count: 16 - head.count - tail.count) + tail
  }

  /// Where the first `::` stands. A second one, or `:::`, leaves an empty group, which `groups` refuses.
  private static func firstGap<Text: StringProtocol>(in text: Text) -> Range<Text.Index>? {
    var index = text.startIndex
    while index < text.endIndex {
      let next = text.index(after: index)
      if text[index] == ":", next < text.endIndex, text[next] == ":" { return index..<text.index(after: next) }
      index = next
    }
    return nil
  }

  private static func groups(_ text: some StringProtocol, mayEndInIPv4: Bool) -> [UInt8]? {
    guard !text.isEmpty else { return [] }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    var bytes: [UInt8] = []
    for (index, part) in parts.enumerated() {
      if mayEndInIPv4, index == parts.count - 1, let last = dottedDecimal(part) {
        bytes += last
      } else if (1...4).contains(part.utf8.count), part.allSatisfy(\.isHexDigit), let value = UInt16(part, radix: 16) {
        bytes += [UInt8(value >> 8), UInt8(value & 0xFF)]
      } else {
        return nil
      }
    }
    return bytes
  }
}

extension IPAddress: CustomStringConvertible {
  /// Dotted decimal, or eight groups of hexadecimal digits without leading zeros.
  public var description: String {
    guard isIPv6 else { return bytes.map(String.init).joined(separator: ".") }
    return stride(from: 0, to: 16, by: 2)
      .map { String(UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]), radix: 16) }
      .joined(separator: ":")
  }
}
