import AsyncHTTPClient
import Domain

/// Makes one attempt to deliver one message.
///
/// The host is resolved once, each of its addresses must be permitted, and the connection goes to one of those very
/// addresses while `Host` and the certificate check keep the name: a second look-up could answer with another.
public struct WebhookSender: Sendable {
  private let exchange: PinnedExchange
  private let time: any TimeSource
  private let limits: DeliveryLimits

  /// - Parameters:
  ///   - addresses: what may be connected to.
  ///   - additionalTrustRoots: PEM files of certificate authorities to trust beside the system's.
  public init(
    addresses: AddressRules, resolver: any HostResolver = SystemHostResolver(), time: any TimeSource = SystemTime(),
    limits: DeliveryLimits = DeliveryLimits(), additionalTrustRoots: [String] = []
  ) {
    self.exchange = PinnedExchange(
      addresses: addresses, resolver: resolver, additionalTrustRoots: additionalTrustRoots)
    self.time = time
    self.limits = limits
  }

  /// Sends the message, signed by every secret. Never throws: each way to fail is a result for the delivery log.
  public func send(
    _ message: WebhookMessage, to endpoint: EndpointURL, secrets: [WebhookSecret]
  ) async -> DeliveryResult {
    let request = request(message, to: endpoint, secrets: secrets)
    do throws(DeliveryFailure) {
      return try await exchange.send(request, to: endpoint, within: limits) { response, deadline in
        // A little of the body is read, so that a well-behaved receiver can finish. The status is the answer: a body
        // that breaks off says nothing about whether the message arrived.
        _ = await response.body.read(atMost: limits.responseBytesMax, until: deadline)
        return result(of: response)
      }
    } catch {
      return .failed(error)
    }
  }

  private func request(
    _ message: WebhookMessage, to endpoint: EndpointURL, secrets: [WebhookSecret]
  ) -> HTTPClientRequest {
    var request = HTTPClientRequest(url: "\(endpoint)")
    request.method = .POST
    request.headers.add(name: "content-type", value: "application/json")
    request.headers.add(name: "user-agent", value: "Assay-Webhooks/1")
    for header in WebhookSigner.headers(
      id: message.id.description, body: message.body, attemptedAt: time.now, secrets: secrets)
    {
      request.headers.add(name: header.name, value: header.value)
    }
    request.body = .bytes(message.body)
    return request
  }

  private func result(of response: HTTPClientResponse) -> DeliveryResult {
    let status = Int(response.status.code)
    let pause = RetryAfter.pause(
      response.headers.first(name: "retry-after"), now: time.now, atMost: limits.retryAfterMax)
    return switch status {
    case 200..<300: .delivered(status: status)
    case 300..<400: .failed(.redirectRefused, status: status, retryAfter: nil)
    case 410: .failed(.gone, status: status, retryAfter: nil)
    default: .failed(.statusRefused, status: status, retryAfter: pause)
    }
  }
}
