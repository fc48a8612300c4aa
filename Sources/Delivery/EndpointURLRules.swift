import Domain

/// Reads an endpoint's URL when it is registered, and refuses what could never be delivered to.
///
/// Names are judged again at each delivery, by the addresses they then have.
public struct EndpointURLRules: Sendable {
  /// Longest URL of an endpoint, in bytes.
  public static let lengthBytesMax = 2048

  private let addresses: AddressRules
  private let lengthBytesMax: Int

  /// Judges written-out addresses by `addresses`.
  public init(addresses: AddressRules, lengthBytesMax: Int = Self.lengthBytesMax) {
    self.addresses = addresses
    self.lengthBytesMax = lengthBytesMax
  }

  /// Reads a URL of the form `https://host[:port][/path][?query]`.
  /// - Throws: the first fault found.
  public func endpoint(_ text: String) throws(EndpointURLError) -> EndpointURL {
    guard text.utf8.count <= lengthBytesMax else { throw .tooLong(bytes: text.utf8.count) }
    guard !text.contains("#") else { throw .hasFragment }
    guard Self.isPlain(text) else { throw .illegalCharacter }
    let (isEncrypted, rest) = try Self.splitScheme(text)
    let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
    let (authority, tail) = (rest[..<end], rest[end...])
    guard !authority.contains("@") else { throw .hasUserInformation }
    // Brackets belong around an IPv6 address alone; elsewhere they are to be escaped (RFC 3986, section 3.2.2).
    guard !tail.contains(where: { $0 == "[" || $0 == "]" }) else { throw .illegalCharacter }
    let (hostText, port) = try Self.splitPort(authority, usual: isEncrypted ? 443 : 80)
    let endpoint = EndpointURL(
      isEncrypted: isEncrypted, host: try Self.host(hostText), port: port,
      target: tail.hasPrefix("/") ? String(tail) : "/\(tail)")
    try judgeWrittenAddress(endpoint)
    return endpoint
  }

  /// A name may use `http` so far: whether its addresses are the operator's is seen at delivery. It cannot be where
  /// the operator lists none.
  private func judgeWrittenAddress(_ endpoint: EndpointURL) throws(EndpointURLError) {
    guard case .address(let address) = endpoint.host else {
      guard endpoint.isEncrypted || !addresses.allowedNetworks.isEmpty else { throw .schemeNotAllowed }
      return
    }
    guard addresses.permits(address) else { throw .addressNotAllowed }
    guard endpoint.isEncrypted || addresses.isListed(address) else { throw .schemeNotAllowed }
  }

  private static func splitScheme(_ text: String) throws(EndpointURLError) -> (isEncrypted: Bool, rest: Substring) {
    for (scheme, isEncrypted) in [("https://", true), ("http://", false)]
    where text.prefix(scheme.count).lowercased() == scheme {
      return (isEncrypted, text.dropFirst(scheme.count))
    }
    throw .schemeNotAllowed
  }

  private static func splitPort(_ authority: Substring, usual: Int) throws(EndpointURLError) -> (Substring, Int) {
    let bracket = authority.lastIndex(of: "]") ?? authority.startIndex
    guard let colon = authority[bracket...].firstIndex(of: ":") else { return (authority, usual) }
    let digits = authority[authority.index(after: colon)...]
    guard (1...5).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) }),
      let port = Int(digits), (1...65535).contains(port)
    else { throw .badPort }
    return (authority[..<colon], port)
  }

  private static func host(_ text: Substring) throws(EndpointURLError) -> EndpointURL.Host {
    if text.hasPrefix("["), text.hasSuffix("]") {
      guard let address = IPAddress(text.dropFirst().dropLast()), address.isIPv6 else { throw .badHost }
      return .address(address)
    }
    if let address = IPAddress(text), !address.isIPv6 { return .address(address) }
    guard isName(text) else { throw .badHost }
    return .name(text.lowercased())
  }

  /// RFC 1123, section 2.1: labels of letters, digits and inner hyphens. The last one starts with a letter, as every
  /// top-level domain does: resolvers read `127.1` and `0x7f000001` as addresses.
  private static func isName(_ text: Substring) -> Bool {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    guard text.utf8.count <= 253, labels.last?.first?.isLetter == true else { return false }
    return labels.allSatisfy { label in
      (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
        && label.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
    }
  }

  /// RFC 3986: only characters of its section 2, every `%` followed by two hexadecimal digits.
  private static func isPlain(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "%") {
        guard index + 2 < bytes.count, isHexDigit(bytes[index + 1]), isHexDigit(bytes[index + 2]) else { return false }
      } else if !isLetterOrDigit(byte), !punctuation.contains(byte) {
        return false
      }
    }
    return true
  }

  private static let punctuation = Set("-._~:/?[]@!$&'()*+,;=".utf8)

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...122).contains(byte | 0x20)
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...102).contains(byte | 0x20)
  }
}
