import Domain
import FoundationEssentials
import HTTPTypes

/// Turns a bearer token into whoever it speaks for, and holds it against an endpoint's access.
struct Authenticator: Sendable {
  let directory: any PrincipalDirectory
  let time: any TimeSource

  /// The caller of an endpoint; nil for an open one.
  /// - Throws: ``Problem`` 401 without a valid token, 403 without the scope.
  func caller(
    for endpoint: Endpoint, parameters: [String: String], headers: HTTPFields, address: String
  ) async throws -> Caller? {
    let access = endpoint.access
    if access == .open { return nil }
    guard let token = Self.bearer(headers), let holder = try await directory.holder(of: token, at: time.now) else {
      throw Problem.unauthenticated
    }
    switch holder {
    case .principal(let principal, let networks):
      guard networks.isEmpty || networks.contains(where: { Network($0)?.contains(address) ?? false }) else {
        throw Problem(403, "network", "Not allowed", "The token may not be used from this address.")
      }
      try Self.check(endpoint, principal)
      if case .client(_, let verification) = principal.identity {
        guard endpoint.isCapture else { throw Problem.forbidden }
        guard parameters["id"] == verification.description else { throw Problem.notFound }
      }
      return .principal(principal)
    case .session(let member, let session):
      if access == .session { return .session(member, session) }
      return .principal(try await principal(member, session, endpoint, headers))
    }
  }

  private func principal(
    _ member: MemberID, _ session: SessionID, _ endpoint: Endpoint, _ headers: HTTPFields
  ) async throws -> Principal {
    guard let text = headers[.tenant], let tenant = TenantID(text) else {
      throw Problem(400, "tenant_missing", "No tenant", "A member names the tenant in the header Assay-Tenant.")
    }
    // A tenant that the member does not belong to does not exist for it.
    guard let membership = try await directory.membership(of: member, in: tenant) else { throw Problem.notFound }
    guard let mode = headers[.mode].map(Mode.init) ?? .live else {
      throw Problem(400, "mode_unknown", "Unknown mode", "The header Assay-Mode is live or test.")
    }
    let principal = Principal(
      identity: .member(member, session: session), realm: Realm(tenant: tenant, mode: mode),
      scopes: membership.roles.reduce(into: []) { $0.formUnion($1.scopes) })
    try Self.check(endpoint, principal)
    return principal
  }

  private static func check(_ endpoint: Endpoint, _ principal: Principal) throws {
    guard !endpoint.isLiveOnly || principal.realm.mode == .live else {
      throw Problem(403, "live_only", "Not allowed", "This rules the live world too; a test key may not do it.")
    }
    switch endpoint.access {
    case .open: return
    case .scope(let scope): guard principal.scopes.contains(scope) else { throw Problem.forbidden }
    case .member(let scope):
      guard principal.member != nil else { throw Problem.membersOnly }
      guard principal.scopes.contains(scope) else { throw Problem.forbidden }
    case .session: throw Problem.membersOnly
    }
  }

  private static func bearer(_ headers: HTTPFields) -> String? {
    guard let value = headers[.authorization], value.utf8.count < 300,
      value.utf8.prefix(7).map({ $0 | 0x20 }).elementsEqual("bearer ".utf8)
    else { return nil }
    return String(Substring(value.utf8.dropFirst(7)))
  }
}

/// An IPv4 or IPv6 network in CIDR form (RFC 4632).
struct Network: Sendable {
  private let bytes: [UInt8]
  private let prefix: Int

  /// Reads `address/prefix` or an address alone; nil for anything else.
  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let bytes = Self.address(String(parts[0])) else { return nil }
    guard let prefix = parts.count == 2 ? Int(parts[1]) : bytes.count * 8, (0...bytes.count * 8).contains(prefix) else {
      return nil
    }
    self.bytes = bytes
    self.prefix = prefix
  }

  /// True where an address lies in the network.
  func contains(_ address: String) -> Bool {
    guard let other = Self.address(address), other.count == bytes.count else { return false }
    return (0..<prefix).allSatisfy { bit in
      let mask = UInt8(0x80) >> UInt8(bit % 8)
      return bytes[bit / 8] & mask == other[bit / 8] & mask
    }
  }

  /// Whose address it is: an IPv6 host has a whole /64 to itself (RFC 4291, section 2.5.4).
  static func home(of address: String) -> String {
    guard address.contains(":"), let bytes = Self.address(address) else { return address }
    return bytes.prefix(8).map { String($0, radix: 16) }.joined(separator: ":")
  }

  private static func address(_ text: String) -> [UInt8]? {
    text.contains(":") ? version6(text) : version4(text)
  }

  private static func version4(_ text: String) -> [UInt8]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    let bytes = parts.compactMap { $0.count <= 3 ? UInt8($0) : nil }
    return bytes.count == 4 ? bytes : nil
  }

  private static func version6(_ text: String) -> [UInt8]? {
    let halves = text.components(separatedBy: "::")
    guard halves.count <= 2 else { return nil }
    func groups(_ half: String) -> [UInt16]? {
      guard !half.isEmpty else { return [] }
      let parts = half.split(separator: ":", omittingEmptySubsequences: false)
      let values = parts.compactMap { $0.count <= 4 ? UInt16($0, radix: 16) : nil }
      return values.count == parts.count ? values : nil
    }
    guard let head = groups(halves[0]), let tail = halves.count == 2 ? groups(halves[1]) : [] else { return nil }
    let missing = 8 - head.count - tail.count
    guard halves.count == 2 ? missing >= 1 : missing == 0 else { return nil }
    let all = head + [UInt16](repeating: 0, count: missing) + tail
    return all.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
  }
}

extension String {
  fileprivate func components(separatedBy separator: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }
}
