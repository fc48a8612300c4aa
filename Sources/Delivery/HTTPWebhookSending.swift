import Domain

/// Sends webhooks over HTTP, to addresses that the rules permit.
public struct HTTPWebhookSending: WebhookSending {
  private let rules: EndpointURLRules
  private let sender: WebhookSender

  /// - Parameters:
  ///   - addresses: what may be connected to.
  ///   - time: the clock that signatures tell.
  public init(addresses: AddressRules, time: any TimeSource) {
    self.rules = EndpointURLRules(addresses: addresses)
    self.sender = WebhookSender(addresses: addresses, time: time)
  }

  /// See ``WebhookSending/problem(with:)``.
  public func problem(with url: String) -> EndpointURLError? {
    do throws(EndpointURLError) {
      _ = try rules.endpoint(url)
      return nil
    } catch {
      return error
    }
  }

  /// See ``WebhookSending/send(_:to:secrets:)``.
  public func send(_ message: WebhookMessage, to url: String, secrets: [WebhookSecret]) async -> DeliveryResult {
    do throws(EndpointURLError) {
      return await sender.send(message, to: try rules.endpoint(url), secrets: secrets)
    } catch {
      // It was an endpoint when it was registered: the operator has taken its network off the list since.
      return .failed(.addressRefused)
    }
  }
}
