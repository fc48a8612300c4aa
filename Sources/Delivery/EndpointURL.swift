import Domain

/// Where a merchant wants its events: a URL that was checked for shape, kept as its parts.
///
/// ``EndpointURLRules`` makes it; there is no other way, so an unchecked text cannot be called.
public struct EndpointURL: Hashable, Sendable {
  /// What stands between scheme and port.
  public enum Host: Hashable, Sendable {
    /// A name in lower case, ASCII only (international names as `xn--…`).
    case name(String)
    /// An address written out.
    case address(IPAddress)
  }

  /// Whether the connection is encrypted (`https`).
  public let isEncrypted: Bool
  /// The receiver's name or address.
  public let host: Host
  /// 1 through 65535.
  public let port: Int
  /// Path and query as given, starting with `/`.
  public let target: String

  init(isEncrypted: Bool, host: Host, port: Int, target: String) {
    (self.isEncrypted, self.host, self.port, self.target) = (isEncrypted, host, port, target)
  }

  /// The host as it stands in a URL: an IPv6 address in brackets.
  public var hostText: String {
    switch host {
    case .name(let name): name
    case .address(let address): address.isIPv6 ? "[\(address)]" : "\(address)"
    }
  }
}

extension EndpointURL: CustomStringConvertible {
  /// The URL in full, the port left out where it is the scheme's own.
  public var description: String {
    let usual = isEncrypted ? 443 : 80
    return "\(isEncrypted ? "https" : "http")://\(hostText)\(port == usual ? "" : ":\(port)")\(target)"
  }
}
