import Domain

/// Learns a host's addresses once and judges all of them, so that a connection goes to one of the very addresses that
/// were judged.
struct PermittedAddresses: Sendable {
  let rules: AddressRules
  let resolver: any HostResolver

  /// The addresses of a URL's host in the order in which to try them, at least one.
  /// - Throws: ``DeliveryFailure/addressRefused`` where one of them is not permitted, `plainHTTPRefused` for `http`
  ///   beyond the operator's networks, `nameNotResolved` where there is none.
  func addresses(
    of endpoint: EndpointURL, within limit: Duration
  ) async throws(DeliveryFailure) -> [IPAddress] {
    let found =
      switch endpoint.host {
      case .address(let address): [address]
      case .name(let name): try await resolver.addresses(of: name, within: limit)
      }
    guard !found.isEmpty else { throw .nameNotResolved }
    // One refused address refuses the host: a name that mixes public and private ones is an attempt to get in.
    guard found.allSatisfy(rules.permits) else { throw .addressRefused }
    guard endpoint.isEncrypted || found.allSatisfy(rules.isListed) else { throw .plainHTTPRefused }
    return found
  }
}
