/// A range of addresses in CIDR notation (RFC 4632, section 3.1), such as `10.0.0.0/8` or `fc00::/7`.
public struct IPNetwork: Hashable, Sendable {
  private let prefix: IPAddress
  private let length: Int

  /// Reads `address/length`; a bare address is a network of one.
  ///
  /// Nil where the length is past the address's end, or where bits after the prefix are set: `10.0.0.1/8` is more
  /// likely a slip of the pen than a wish for sixteen million addresses.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let address = IPAddress(first) else { return nil }
    let bits = address.bytes.count * 8
    guard parts.count == 2 else {
      (self.prefix, self.length) = (address, bits)
      return
    }
    let digits = parts[1].utf8
    guard (1...3).contains(digits.count), digits.allSatisfy({ (48...57).contains($0) }), let length = Int(parts[1]),
      length <= bits, address == Self.masked(address, to: length)
    else { return nil }
    (self.prefix, self.length) = (address, length)
  }

  /// The network of an address whose first `length` bits are the address's; nil past the address's end.
  public init?(of address: IPAddress, length: Int) {
    guard (0...address.bytes.count * 8).contains(length), let prefix = Self.masked(address, to: length) else {
      return nil
    }
    (self.prefix, self.length) = (prefix, length)
  }

  /// Whether the address lies in this network; one of the other family never does.
  public func contains(_ address: IPAddress) -> Bool {
    address.bytes.count == prefix.bytes.count && Self.masked(address, to: length) == prefix
  }

  private static func masked(_ address: IPAddress, to length: Int) -> IPAddress? {
    let bytes = address.bytes.enumerated().map { index, byte in
      let kept = min(8, max(0, length - index * 8))
      return kept == 0 ? 0 : byte & (0xFF << UInt8(8 - kept))
    }
    return IPAddress(bytes: bytes)
  }
}

extension IPNetwork: CustomStringConvertible {
  /// `address/length`.
  public var description: String { "\(prefix)/\(length)" }
}
