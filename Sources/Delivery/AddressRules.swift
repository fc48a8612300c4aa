import Domain

/// Decides which addresses a webhook may be sent to: the public internet, and what the operator lists.
///
/// A merchant names the URL, so without this the server could be made to call its own neighbours: databases, admin
/// pages, a cloud's metadata service.
public struct AddressRules: Sendable {
  /// Networks that the operator allows although they are not public (`webhook_networks`).
  public let allowedNetworks: [IPNetwork]

  /// Public addresses, and those in `allowedNetworks`.
  public init(allowedNetworks: [IPNetwork] = []) { self.allowedNetworks = allowedNetworks }

  /// Whether a connection to this address may be made.
  public func permits(_ address: IPAddress) -> Bool {
    isListed(address) || Self.isPublic(address)
  }

  /// Whether the operator listed the address: only there is plain `http` allowed.
  public func isListed(_ address: IPAddress) -> Bool {
    allowedNetworks.contains { $0.contains(address) || $0.contains(address.unmapped) }
  }

  /// Whether the address is global unicast by IANA's special-purpose registries (RFC 6890 and its updates).
  ///
  /// An address that carries an IPv4 address (mapped, NAT64, 6to4) is as public as the one inside.
  public static func isPublic(_ address: IPAddress) -> Bool {
    let address = address.unmapped
    guard address.isIPv6 else { return !notPublicIPv4.contains { $0.contains(address) } }
    if let inner = translatedIPv4(in: address) { return isPublic(inner) }
    return globalUnicast.contains { $0.contains(address) } && !notPublicIPv6.contains { $0.contains(address) }
  }

  /// The IPv4 address that a translator or relay would send to.
  private static func translatedIPv4(in address: IPAddress) -> IPAddress? {
    if wellKnownNAT64.contains(where: { $0.contains(address) }) {
      return IPAddress(bytes: Array(address.bytes.suffix(4)))
    }
    if sixToFour.contains(where: { $0.contains(address) }) {
      return IPAddress(bytes: Array(address.bytes[2..<6]))
    }
    return nil
  }

  /// RFC 6052, section 2.1. The local-use prefix 64:ff9b:1::/48 of RFC 8215 is not global unicast below.
  private static let wellKnownNAT64 = networks("64:ff9b::/96")
  /// RFC 3056, section 2.
  private static let sixToFour = networks("2002::/16")
  /// RFC 4291, section 2.4: all that is delegated as global unicast so far; what lies outside is refused.
  private static let globalUnicast = networks("2000::/3")

  private static let notPublicIPv4 = networks(
    "0.0.0.0/8",  // this network, RFC 791
    "10.0.0.0/8",  // private, RFC 1918
    "100.64.0.0/10",  // carriers' shared space, RFC 6598
    "127.0.0.0/8",  // loopback, RFC 1122
    "169.254.0.0/16",  // link-local and clouds' metadata services, RFC 3927
    "172.16.0.0/12",  // private, RFC 1918
    "192.0.0.0/24",  // protocol assignments, RFC 6890
    "192.0.2.0/24",  // documentation, RFC 5737
    "192.88.99.0/24",  // 6to4 relays, withdrawn by RFC 7526
    "192.168.0.0/16",  // private, RFC 1918
    "198.18.0.0/15",  // benchmarks, RFC 2544
    "198.51.100.0/24",  // documentation, RFC 5737
    "203.0.113.0/24",  // documentation, RFC 5737
    "224.0.0.0/4",  // multicast, RFC 5771
    "240.0.0.0/4"  // reserved and broadcast, RFC 1112
  )

  private static let notPublicIPv6 = networks(
    "2001::/23",  // protocol assignments, Teredo and ORCHID among them, RFC 2928
    "2001:db8::/32",  // documentation, RFC 3849
    "3fff::/20"  // documentation, RFC 9637
  )

  private static func networks(_ texts: String...) -> [IPNetwork] { texts.compactMap { IPNetwork($0) } }
}
