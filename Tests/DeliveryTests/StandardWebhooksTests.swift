import Delivery
import Domain
import Foundation
import Testing

/// What we sign, judged by the public `standardwebhooks` package.
@Suite struct StandardWebhooksTests {
  struct Case: Encodable {
    var secret: String
    var headers: [String: String]
    var body: Data
  }

  static func verdicts(_ cases: [Case]) throws -> [Bool] {
    let printed = try PythonTool.run("verify_webhook.py", input: JSONEncoder().encode(cases))
    return try JSONDecoder().decode([Bool].self, from: printed)
  }

  /// A message as it leaves us now, under the given secrets, for a receiver that knows the first.
  static func signed(by secrets: [WebhookSecret], body: String = #"{"type":"verification.approved"}"#) -> Case {
    let message = WebhookMessage(id: EventID(at: Date()), body: Array(body.utf8))
    let headers = WebhookSigner.headers(
      id: message.id.description, body: message.body, attemptedAt: Date(), secrets: secrets)
    return Case(
      secret: secrets[0].text, headers: Dictionary(uniqueKeysWithValues: headers.map { ($0.name, $0.value) }),
      body: Data(message.body))
  }

  @Test func `the public package accepts what we signed, while a secret is replaced under either`() throws {
    let (new, old) = (WebhookSecret(), WebhookSecret())
    var underOld = Self.signed(by: [new, old])
    underOld.secret = old.text
    var underThird = underOld
    underThird.secret = WebhookSecret().text
    let cases = [Self.signed(by: [new]), Self.signed(by: [new, old]), underOld, underThird]
    #expect(try Self.verdicts(cases) == [true, true, true, false])
  }

  @Test func `it rejects any tampered byte of the body`() throws {
    let genuine = Self.signed(by: [WebhookSecret()])
    let cases = genuine.body.indices.map { index in
      var tampered = genuine
      tampered.body[index] ^= 1
      return tampered
    }
    #expect(try Self.verdicts([genuine] + cases) == [true] + cases.map { _ in false })
  }

  @Test(arguments: ["webhook-id", "webhook-timestamp", "webhook-signature"])
  func `it rejects a tampered header`(name: String) throws {
    let genuine = Self.signed(by: [WebhookSecret()])
    let value = try #require(genuine.headers[name])
    // The last character before the padding of Base64 has bits that nobody reads.
    let cases = value.indices.dropLast(2).filter { value[$0].isHexDigit }.map { index in
      var tampered = genuine
      tampered.headers[name]?.replaceSubrange(index...index, with: value[index] == "3" ? "4" : "3")
      return tampered
    }
    #expect(!cases.isEmpty)
    #expect(try Self.verdicts([genuine] + cases) == [true] + cases.map { _ in false })
  }
}
