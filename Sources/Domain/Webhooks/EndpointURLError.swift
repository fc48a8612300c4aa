/// Why a URL cannot be an endpoint.
public enum EndpointURLError: Error, Hashable, Sendable {
  /// Longer than the limit of 2,048 bytes.
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
