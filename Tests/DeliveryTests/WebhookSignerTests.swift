import Domain
import Foundation
import Testing

@testable import Delivery

@Suite struct WebhookSignerTests {
  @Test func `the example of the Standard Webhooks libraries is signed alike`() throws {
    let secret = try #require(WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
    let signature = WebhookSigner.signature(
      id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: "1614265330", body: Array(#"{"test": 2432232314}"#.utf8),
      secret: secret)
    #expect(signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
  }

  @Test func `each secret in use signs, newest first, for a whole second`() throws {
    let message = WebhookMessage(id: EventID(at: Date()), body: Array("{}".utf8))
    let (new, old) = (WebhookSecret(), WebhookSecret())
    let at = Date(timeIntervalSince1970: 1_700_000_000.999)
    let headers = Self.headers(message, at, [new, old])
    #expect(headers.map(\.name) == ["webhook-id", "webhook-timestamp", "webhook-signature"])
    #expect(headers[0].value == message.id.description)
    #expect(headers[1].value == "1700000000")
    let each = [new, old].map { Self.headers(message, at, [$0])[2].value }
    #expect(headers[2].value == each.joined(separator: " "))
    #expect(each[0] != each[1])
  }

  @Test(arguments: [(23, false), (24, true), (64, true), (65, false)])
  func `a secret has 24 through 64 bytes`(count: Int, isAccepted: Bool) {
    let text = "whsec_" + Data(repeating: 7, count: count).base64EncodedString()
    #expect(WebhookSecret(text)?.text == (isAccepted ? text : nil))
  }

  @Test(arguments: ["", "whsec_", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_not base64 at all, is it?!"])
  func `a text that is no secret is refused`(text: String) {
    #expect(WebhookSecret(text) == nil)
  }

  @Test func `a secret tells nothing when printed, and reads back from its text`() throws {
    let secret = WebhookSecret()
    #expect("\(secret)" == "whsec_…")
    #expect(try #require(WebhookSecret(secret.text)).text == secret.text)
  }

  private static func headers(
    _ message: WebhookMessage, _ at: Date, _ secrets: [WebhookSecret]
  ) -> [(name: String, value: String)] {
    WebhookSigner.headers(id: message.id.description, body: message.body, attemptedAt: at, secrets: secrets)
  }
}
