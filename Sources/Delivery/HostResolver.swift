import Domain

/// Turns a name into addresses. A port, so that a test can answer differently each time (DNS rebinding).
public protocol HostResolver: Sendable {
  /// All addresses of a name in the order in which to try them, each once.
  /// - Throws: ``DeliveryFailure/nameNotResolved`` when there is none or the limit is over.
  func addresses(of name: String, within limit: Duration) async throws(DeliveryFailure) -> [IPAddress]
}
