import AsyncHTTPClient
import Domain

/// Asks a credit bureau over HTTP by Assay's own interface (`Docs/PROVIDERS.md`), at addresses that the rules permit.
public struct HTTPCreditBureau: CreditBureau {
  /// Where a secret's text is read; nil where it cannot be.
  public typealias Secrets = @Sendable (SecretReference) -> WebhookSecret?

  /// Answers that are waited for at once. A server works off eight checks at once: a bureau that hangs holds up half.
  public static let callsAtOnceMax = 4
  /// Of these to one bureau: one that hangs leaves the bureaus of other tenants room.
  public static let callsToOneMax = 3
  /// Bytes of an answer; a file of every count there is has some 1,500.
  public static let answerBytesMax = 65_536

  private let rules: EndpointURLRules
  private let exchange: PinnedExchange
  private let secrets: Secrets
  private let time: any TimeSource
  private let calls: CallSlots

  /// - Parameters:
  ///   - addresses: what may be connected to.
  ///   - secrets: reads the secrets that tenants' files name, anew for each request.
  ///   - additionalTrustRoots: PEM files of certificate authorities to trust beside the system's.
  public init(
    addresses: AddressRules, resolver: any HostResolver = SystemHostResolver(), time: any TimeSource = SystemTime(),
    callsAtOnceMax: Int = Self.callsAtOnceMax, additionalTrustRoots: [String] = [], secrets: @escaping Secrets
  ) {
    self.rules = EndpointURLRules(addresses: addresses)
    self.exchange = PinnedExchange(
      addresses: addresses, resolver: resolver, additionalTrustRoots: additionalTrustRoots)
    self.time = time
    self.secrets = secrets
    self.calls = CallSlots(callsAtOnceMax, ofOne: Self.callsToOneMax)
  }

  /// See ``CreditBureau/history(on:from:)``.
  public func history(
    on request: CreditRequest, from provider: ProviderSettings
  ) async throws(ProviderFailure) -> CreditAnswer {
    guard let secret = secrets(provider.secret) else { throw .unconfigured }
    let endpoint: EndpointURL
    do { endpoint = try rules.endpoint(provider.url) } catch { throw .unconfigured }
    guard calls.take(for: provider.url) else { throw .busy }
    defer { calls.release(provider.url) }
    var limits = DeliveryLimits()
    limits.whole = provider.timeout
    limits.connecting = min(limits.connecting, provider.timeout)
    let reply: Reply
    do throws(DeliveryFailure) {
      reply = try await exchange.send(
        httpRequest(request, to: endpoint, secret: secret), to: endpoint, within: limits
      ) { response, deadline in
        Reply(
          status: Int(response.status.code),
          body: await response.body.read(atMost: Self.answerBytesMax, until: deadline))
      }
    } catch {
      throw ProviderFailure(error)
    }
    return try Self.answer(reply, to: request.check)
  }

  private struct Reply {
    let status: Int
    let body: BodyReading
  }

  private func httpRequest(
    _ request: CreditRequest, to endpoint: EndpointURL, secret: WebhookSecret
  ) -> HTTPClientRequest {
    let (id, body) = (request.check.description, request.json.bytes)
    var sent = HTTPClientRequest(url: "\(endpoint)")
    sent.method = .POST
    sent.headers.add(name: "content-type", value: "application/json")
    sent.headers.add(name: "accept", value: "application/json")
    sent.headers.add(name: "accept-encoding", value: "identity")
    sent.headers.add(name: "user-agent", value: "Assay-Providers/1")
    sent.headers.add(name: "idempotency-key", value: id)
    for header in WebhookSigner.headers(id: id, body: body, attemptedAt: time.now, secrets: [secret]) {
      sent.headers.add(name: header.name, value: header.value)
    }
    sent.body = .bytes(body)
    return sent
  }

  /// 200 with an answer of the interface is one. What a later try may mend is apart from what it does not: 408, 409
  /// (the same check is being answered), 425, 429 and all of 5xx may pass.
  private static func answer(_ reply: Reply, to check: CheckID) throws(ProviderFailure) -> CreditAnswer {
    switch reply.status {
    case 200: break
    case 408, 409, 425, 429, 500...: throw .unavailable
    case 201..<300: throw .malformed(AnswerFault(at: "", expected: "status 200"))
    default: throw .refused(status: reply.status)
    }
    switch reply.body {
    case .whole(let bytes):
      let document: JSON
      do throws(JSONParseError) { document = try JSON.parse(bytes) } catch {
        throw .malformed(AnswerFault(at: "", expected: "JSON: \(error.words)"))
      }
      do throws(AnswerFault) { return try CreditAnswer(document, to: check) } catch { throw .malformed(error) }
    case .tooLarge: throw .malformed(AnswerFault(at: "", expected: "at most \(answerBytesMax) bytes"))
    case .late: throw .timedOut
    case .broken: throw .unavailable
    }
  }
}

extension ProviderFailure {
  /// The same cause in the words of providers.
  init(_ failure: DeliveryFailure) {
    self =
      switch failure {
      case .addressRefused, .plainHTTPRefused: .unconfigured
      case .timedOut: .timedOut
      case .nameNotResolved, .connectionFailed, .encryptionFailed, .redirectRefused, .gone, .statusRefused: .unavailable
      }
  }
}
