import AsyncHTTPClient
import Domain

/// One POST to a place outside, at addresses that the rules permit, with an answer of bounded size.
struct OutsideCall: Sendable {
  private let rules: EndpointURLRules
  private let exchange: PinnedExchange
  private let answerBytesMax: Int

  init(addresses: AddressRules, resolver: any HostResolver, answerBytesMax: Int) {
    rules = EndpointURLRules(addresses: addresses)
    exchange = PinnedExchange(addresses: addresses, resolver: resolver, additionalTrustRoots: [])
    self.answerBytesMax = answerBytesMax
  }

  struct Reply: Sendable {
    let status: Int
    let body: [UInt8]

    /// What the status says where it is not the one that was hoped for.
    var failure: LogWatchFailure {
      switch status {
      case 408, 425, 429, 500...: .unavailable
      case ..<300: .malformed
      default: .refused
      }
    }
  }

  /// - Throws: ``LogWatchFailure`` where there is no whole answer.
  func post(_ body: [UInt8], as type: String, to url: String) async throws(LogWatchFailure) -> Reply {
    let endpoint: EndpointURL
    do { endpoint = try rules.endpoint(url) } catch { throw .unconfigured }
    var request = HTTPClientRequest(url: "\(endpoint)")
    request.method = .POST
    request.headers.add(name: "content-type", value: type)
    request.headers.add(name: "accept-encoding", value: "identity")
    request.headers.add(name: "user-agent", value: "Assay-Log/1")
    request.body = .bytes(body)
    let (status, reading): (Int, BodyReading)
    do throws(DeliveryFailure) {
      (status, reading) = try await exchange.send(request, to: endpoint, within: DeliveryLimits()) {
        response, deadline in
        (Int(response.status.code), await response.body.read(atMost: answerBytesMax, until: deadline))
      }
    } catch {
      throw LogWatchFailure(error)
    }
    switch reading {
    case .whole(let bytes): return Reply(status: status, body: bytes)
    case .tooLarge: throw .malformed
    case .late: throw .timedOut
    case .broken: throw .unavailable
    }
  }
}

extension LogWatchFailure {
  /// The same cause in the words of witnesses and anchors.
  init(_ failure: DeliveryFailure) {
    self =
      switch failure {
      case .addressRefused, .plainHTTPRefused: .unconfigured
      case .timedOut: .timedOut
      case .nameNotResolved, .connectionFailed, .encryptionFailed, .redirectRefused, .gone, .statusRefused: .unavailable
      }
  }
}
