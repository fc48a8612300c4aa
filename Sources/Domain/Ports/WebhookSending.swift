/// Sends messages to receivers outside.
public protocol WebhookSending: Sendable {
  /// What is wrong with a URL as an endpoint; nil where it can be one.
  func problem(with url: String) -> EndpointURLError?
  /// Makes one attempt. Never throws: each way to fail is a result for the delivery log.
  func send(_ message: WebhookMessage, to url: String, secrets: [WebhookSecret]) async -> DeliveryResult
}
