import AsyncHTTPClient
import Domain
import NIOCore
import NIOSSL

/// Makes one request and takes its answer.
///
/// The host is resolved once, each of its addresses must be permitted, and the connection goes to one of those very
/// addresses while `Host` and the certificate check keep the name: a second look-up could answer with another. No
/// redirect is followed.
struct PinnedExchange: Sendable {
  private let door: PermittedAddresses
  private let encryption: TLSConfiguration

  /// - Parameters:
  ///   - addresses: what may be connected to.
  ///   - additionalTrustRoots: PEM files of certificate authorities to trust beside the system's.
  init(addresses: AddressRules, resolver: any HostResolver, additionalTrustRoots: [String]) {
    self.door = PermittedAddresses(rules: addresses, resolver: resolver)
    var encryption = TLSConfiguration.makeClientConfiguration()
    encryption.additionalTrustRoots = additionalTrustRoots.map { .file($0) }
    self.encryption = encryption
  }

  /// What `reading` makes of the answer. It gets the instant by which the body has to be read.
  /// - Throws: ``DeliveryFailure`` where there was no answer.
  func send<Answer: Sendable>(
    _ request: HTTPClientRequest, to endpoint: EndpointURL, within limits: DeliveryLimits,
    reading: @Sendable (HTTPClientResponse, ContinuousClock.Instant) async -> Answer
  ) async throws(DeliveryFailure) -> Answer {
    let deadline = ContinuousClock.now + limits.whole
    let permitted = try await door.addresses(of: endpoint, within: limits.whole)
    for address in permitted.prefix(limits.addressesMax) {
      guard ContinuousClock.now < deadline else { throw .timedOut }
      let configuration = configuration(endpoint, address, limits)
      switch await attempt(request, configuration, until: deadline, reading: reading) {
      case .success(let answer): return answer
      case .failure(.failed(let failure)): throw failure
      // Nothing was sent, so the next address may be tried within the same attempt.
      case .failure(.neverConnected): continue
      }
    }
    throw .connectionFailed
  }

  private func attempt<Answer: Sendable>(
    _ request: HTTPClientRequest, _ configuration: HTTPClient.Configuration, until deadline: ContinuousClock.Instant,
    reading: @Sendable (HTTPClientResponse, ContinuousClock.Instant) async -> Answer
  ) async -> Result<Answer, ConnectionError> {
    // A client of its own: the address override belongs to this attempt alone.
    let client = HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration)
    let outcome: Result<Answer, ConnectionError>
    do {
      let left = ContinuousClock.now.duration(to: deadline)
      let response = try await client.execute(request, deadline: .now() + TimeAmount(left))
      outcome = .success(await reading(response, deadline))
    } catch {
      outcome = .failure(ConnectionError(error))
    }
    do {
      try await client.shutdown()
    } catch {
      // The answer, or its lack, is known by now; a connection that closed badly changes nothing.
    }
    return outcome
  }

  private func configuration(
    _ endpoint: EndpointURL, _ address: IPAddress, _ limits: DeliveryLimits
  ) -> HTTPClient.Configuration {
    var configuration = HTTPClient.Configuration(tlsConfiguration: encryption)
    configuration.redirectConfiguration = .disallow
    configuration.httpVersion = .http1Only
    configuration.timeout = .init(connect: TimeAmount(limits.connecting), read: TimeAmount(limits.whole))
    // Otherwise a refused connection is tried again and again until the time is up.
    configuration.connectionPool.retryConnectionEstablishment = false
    if case .name(let name) = endpoint.host { configuration.dnsOverride = [name: "\(address)"] }
    return configuration
  }
}

/// How the reading of a body ended.
enum BodyReading: Sendable, Equatable {
  case whole([UInt8])
  /// It has more bytes than are read.
  case tooLarge
  /// It did not end in time.
  case late
  /// The connection broke, or whoever reads was canceled.
  case broken
}

extension HTTPClientResponse.Body {
  /// The body, of at most so many bytes, within the time that is left.
  func read(atMost bytesMax: Int, until deadline: ContinuousClock.Instant) async -> BodyReading {
    await withTaskGroup(of: BodyReading.self) { group in
      group.addTask {
        var bytes: [UInt8] = []
        do {
          for try await part in self {
            guard bytes.count + part.readableBytes <= bytesMax else { return .tooLarge }
            bytes += part.readableBytesView
          }
        } catch {
          // The client keeps the same deadline, and may notice first.
          let isLate = [.deadlineExceeded, .readTimeout].contains(error as? HTTPClientError)
          return isLate ? .late : .broken
        }
        return .whole(bytes)
      }
      group.addTask {
        do { try await Task.sleep(until: deadline, clock: .continuous) } catch { return .broken }
        return .late
      }
      let first = await group.next()
      group.cancelAll()
      return first ?? .broken
    }
  }
}
