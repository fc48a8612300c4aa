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

/// Why a URL cannot be an endpoint.
public enum EndpointURLError: Error, Hashable, Sendable {
  /// Longer than ``EndpointURLRules/lengthBytesMax``.
  case tooLong(bytes: Int)
  /// A character that RFC 3986 does not allow there, or a broken `%` escape; international names need `xn--`.
  case illegalCharacter
  /// Neither `https` nor, on a network the operator lists, `http`.
  case schemeNotAllowed
  /// `user:password@` would end up in logs; the signature says who sent it.
  case hasUserInformation
  /// A `#fragment` never reaches a server.
  case hasFragment
  /// No host, or one that is neither a name nor a plainly written address.
  case badHost
  /// Not a number from 1 through 65535.
  case badPort
  /// An address that is not public and that the operator does not list.
  case addressNotAllowed
}
