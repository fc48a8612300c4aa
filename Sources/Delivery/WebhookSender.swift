import AsyncHTTPClient
import Domain
import NIOCore
import NIOSSL

/// Makes one attempt to deliver one message.
///
/// The host is resolved once, each of its addresses must be permitted, and the connection goes to one of those very
/// addresses while `Host` and the certificate check keep the name: a second look-up could answer with another.
public struct WebhookSender: Sendable {
  private let door: PermittedAddresses
  private let time: any TimeSource
  private let limits: DeliveryLimits
  private let encryption: TLSConfiguration

  /// - Parameters:
  ///   - addresses: what may be connected to.
  ///   - additionalTrustRoots: PEM files of certificate authorities to trust beside the system's.
  public init(
    addresses: AddressRules, resolver: any HostResolver = SystemHostResolver(), time: any TimeSource = SystemTime(),
    limits: DeliveryLimits = DeliveryLimits(), additionalTrustRoots: [String] = []
  ) {
    self.door = PermittedAddresses(rules: addresses, resolver: resolver)
    self.time = time
    self.limits = limits
    var encryption = TLSConfiguration.makeClientConfiguration()
    encryption.additionalTrustRoots = additionalTrustRoots.map { .file($0) }
    self.encryption = encryption
  }

  /// Sends the message, signed by every secret. Never throws: each way to fail is a result for the delivery log.
  public func send(
    _ message: WebhookMessage, to endpoint: EndpointURL, secrets: [WebhookSecret]
  ) async -> DeliveryResult {
    let clock = ContinuousClock()
    let deadline = clock.now + limits.whole
    let permitted: [IPAddress]
    do throws(DeliveryFailure) { permitted = try await door.addresses(of: endpoint, within: limits.whole) } catch {
      return .failed(error)
    }
    let request = request(message, to: endpoint, secrets: secrets)
    for address in permitted.prefix(limits.addressesMax) {
      let left = clock.now.duration(to: deadline)
      guard left > .zero else { return .failed(.timedOut) }
      switch await post(request, configuration(endpoint, address), within: left) {
      case .success(let result): return result
      case .failure(.failed(let failure)): return .failed(failure)
      // Nothing was sent, so the next address may be tried within the same attempt.
      case .failure(.neverConnected): continue
      }
    }
    return .failed(.connectionFailed)
  }

  private func post(
    _ request: HTTPClientRequest, _ configuration: HTTPClient.Configuration, within limit: Duration
  ) async -> Result<DeliveryResult, ConnectionError> {
    // A client of its own: the address override belongs to this attempt alone.
    let client = HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration)
    let outcome = await exchange(request, through: client, within: limit)
    do {
      try await client.shutdown()
    } catch {
      // The answer, or its lack, is known by now; a connection that closed badly changes nothing.
    }
    return outcome
  }

  private func exchange(
    _ request: HTTPClientRequest, through client: HTTPClient, within limit: Duration
  ) async -> Result<DeliveryResult, ConnectionError> {
    let deadline = ContinuousClock.now + limit
    do {
      let response = try await client.execute(request, deadline: .now() + TimeAmount(limit))
      await discard(response.body, until: deadline)
      return .success(result(of: response))
    } catch {
      return .failure(ConnectionError(error))
    }
  }

  /// Reads a little of the body, so that a well-behaved receiver can finish, and never longer than the attempt may
  /// last. The status is the answer: a body that breaks off says nothing about whether the message arrived.
  private func discard(_ body: HTTPClientResponse.Body, until deadline: ContinuousClock.Instant) async {
    let bytesMax = limits.responseBytesMax
    await withTaskGroup { group in
      group.addTask {
        var bytes = 0
        do {
          for try await part in body {
            bytes += part.readableBytes
            if bytes > bytesMax { break }
          }
        } catch { return }
      }
      group.addTask {
        do { try await Task.sleep(until: deadline, clock: .continuous) } catch { return }
      }
      await group.next()
      group.cancelAll()
    }
  }

  private func configuration(_ endpoint: EndpointURL, _ address: IPAddress) -> HTTPClient.Configuration {
    var configuration = HTTPClient.Configuration(tlsConfiguration: encryption)
    configuration.redirectConfiguration = .disallow
    configuration.httpVersion = .http1Only
    configuration.timeout = .init(connect: TimeAmount(limits.connecting), read: TimeAmount(limits.whole))
    // Otherwise a refused connection is tried again and again until the time is up.
    configuration.connectionPool.retryConnectionEstablishment = false
    if case .name(let name) = endpoint.host { configuration.dnsOverride = [name: "\(address)"] }
    return configuration
  }

  private func request(
    _ message: WebhookMessage, to endpoint: EndpointURL, secrets: [WebhookSecret]
  ) -> HTTPClientRequest {
    var request = HTTPClientRequest(url: "\(endpoint)")
    request.method = .POST
    request.headers.add(name: "content-type", value: "application/json")
    request.headers.add(name: "user-agent", value: "Assay-Webhooks/1")
    for header in WebhookSigner.headers(for: message, attemptedAt: time.now, secrets: secrets) {
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
