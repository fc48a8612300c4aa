/// How one attempt to deliver a message ended.
public enum DeliveryResult: Hashable, Sendable {
  /// The receiver answered 2xx.
  case delivered(status: Int)
  /// It did not; `status` where it answered at all, `retryAfter` where it asked for patience.
  case failed(DeliveryFailure, status: Int?, retryAfter: Duration?)

  /// A failure without an answer.
  public static func failed(_ failure: DeliveryFailure) -> DeliveryResult {
    .failed(failure, status: nil, retryAfter: nil)
  }
}

/// Why an attempt failed: the closed list that the delivery log shows.
public enum DeliveryFailure: String, Hashable, Sendable, CaseIterable, Error {
  /// One of the host's addresses is neither public nor listed by the operator.
  case addressRefused = "address_refused"
  /// `http` to an address outside the operator's networks.
  case plainHTTPRefused = "plain_http_refused"
  /// The name has no address, or none was learnt in time.
  case nameNotResolved = "name_not_resolved"
  /// No connection, or it broke before an answer.
  case connectionFailed = "connection_failed"
  /// The certificate is not valid for the name, or encryption could not be agreed on.
  case encryptionFailed = "encryption_failed"
  /// No whole answer within the limits.
  case timedOut = "timed_out"
  /// 3xx: a redirect would lead past the address check, so none is followed.
  case redirectRefused = "redirect_refused"
  /// 410: the receiver wants no more; the endpoint is disabled (Standard Webhooks, "Status codes").
  case gone = "gone"
  /// Any other status.
  case statusRefused = "status_refused"

  /// Whether the receiver was not reached at all: that says nothing about the event, so the order is kept and later
  /// events wait, however long it takes.
  public var isUnreached: Bool {
    switch self {
    case .addressRefused, .plainHTTPRefused, .nameNotResolved, .connectionFailed, .encryptionFailed: true
    case .timedOut, .redirectRefused, .gone, .statusRefused: false
    }
  }
}
