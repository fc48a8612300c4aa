import Delivery
import Domain
import Foundation
import Synchronization
import Testing

/// Real requests to a real receiver on the loopback network, which these rules list as an operator would.
@Suite struct WebhookSenderTests {
  let rules = AddressRules(allowedNetworks: [IPNetwork("127.0.0.0/8")].compactMap(\.self))
  let message = WebhookMessage(id: EventID(at: Date()), body: Array(#"{"status":"approved"}"#.utf8))
  let secret = WebhookSecret()

  func send(_ url: String, resolver: any HostResolver = SystemHostResolver(), whole: Duration = .seconds(15))
    async throws -> DeliveryResult
  {
    var limits = DeliveryLimits()
    limits.whole = whole
    let sender = WebhookSender(addresses: rules, resolver: resolver, limits: limits)
    let endpoint = try EndpointURLRules(addresses: rules).endpoint(url)
    return await sender.send(message, to: endpoint, secrets: [secret])
  }

  @Test func `a message arrives whole, signed and with its type`() async throws {
    let receiver = try WebhookReceiver()
    let result = try await send("http://127.0.0.1:\(receiver.port)/ok?a=b%20c")
    #expect(result == .delivered(status: 204))
    let request = try #require(try receiver.stopAndCollect().first)
    #expect(request.path == "/ok?a=b%20c")
    #expect(Array(request.body) == message.body)
    #expect(request.headers["content-type"] == "application/json")
    #expect(request.headers["host"] == "127.0.0.1:\(receiver.port)")
    let signed = StandardWebhooksTests.Case(secret: secret.text, headers: request.headers, body: request.body)
    #expect(try StandardWebhooksTests.verdicts([signed]) == [true])
  }

  @Test(arguments: [
    ("/status/200", DeliveryResult.delivered(status: 200)), ("/status/299", .delivered(status: 299)),
    ("/redirect", .failed(.redirectRefused, status: 302, retryAfter: nil)),
    ("/status/308", .failed(.redirectRefused, status: 308, retryAfter: nil)),
    ("/status/400", .failed(.statusRefused, status: 400, retryAfter: nil)),
    ("/status/410", .failed(.gone, status: 410, retryAfter: nil)),
    ("/status/500", .failed(.statusRefused, status: 500, retryAfter: nil)),
    ("/retry-after/120", .failed(.statusRefused, status: 503, retryAfter: .seconds(120))),
    ("/retry-after/999999999", .failed(.statusRefused, status: 503, retryAfter: .seconds(86_400))),
    ("/close", .failed(.connectionFailed, status: nil, retryAfter: nil)),
    ("/big", .delivered(status: 200)),
  ])
  func `the receiver's answer decides, and no redirect is followed`(path: String, expected: DeliveryResult) async throws
  {
    let receiver = try WebhookReceiver()
    #expect(try await send("http://127.0.0.1:\(receiver.port)\(path)") == expected)
    #expect(try receiver.stopAndCollect().map(\.path) == [path])
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      ("/hang", DeliveryResult.failed(.timedOut, status: nil, retryAfter: nil)), ("/drip", .delivered(status: 200)),
    ])
  func `a slow receiver costs one attempt's limit and no more`(path: String, expected: DeliveryResult) async throws {
    let receiver = try WebhookReceiver()
    #expect(try await send("http://127.0.0.1:\(receiver.port)\(path)", whole: .seconds(1)) == expected)
  }

  @Test func `nobody listening is a failed connection`() async throws {
    let receiver = try WebhookReceiver()
    _ = try receiver.stopAndCollect()
    let result = try await send("http://127.0.0.1:\(receiver.port)/")
    #expect(result == .failed(.connectionFailed, status: nil, retryAfter: nil))
  }

  @Test func `a host is resolved once and the connection goes where the check looked`() async throws {
    let receiver = try WebhookReceiver()
    // The second answer is what a rebinding name server would give once the check has passed.
    let resolver = ScriptedResolver([["127.0.0.1"], ["10.0.0.1"]])
    let result = try await send("http://hooks.invalid:\(receiver.port)/ok", resolver: resolver)
    #expect(result == .delivered(status: 204))
    #expect(resolver.callCount == 1)
    #expect(try receiver.stopAndCollect().first?.headers["host"] == "hooks.invalid:\(receiver.port)")
  }

  @Test func `the next address is tried when the first does not answer the door`() async throws {
    let receiver = try WebhookReceiver()
    let resolver = ScriptedResolver([["127.0.0.2", "127.0.0.1"]])
    let result = try await send("http://hooks.invalid:\(receiver.port)/ok", resolver: resolver)
    #expect(result == .delivered(status: 204))
  }

  @Test(arguments: [
    (["10.0.0.1"], DeliveryFailure.addressRefused), (["8.8.8.8", "10.0.0.1"], .addressRefused),
    (["127.0.0.1", "169.254.169.254"], .addressRefused), (["::ffff:10.0.0.1"], .addressRefused),
    (["8.8.8.8"], .plainHTTPRefused), (["127.0.0.1", "8.8.8.8"], .plainHTTPRefused), ([], .nameNotResolved),
  ])
  func `one address that is not permitted refuses the host`(addresses: [String], failure: DeliveryFailure) async throws
  {
    let result = try await send("http://hooks.invalid/", resolver: ScriptedResolver([addresses]))
    #expect(result == .failed(failure, status: nil, retryAfter: nil))
  }

  @Test func `the system's resolver knows localhost and nothing under invalid`() async throws {
    let resolver = SystemHostResolver()
    let found = try await resolver.addresses(of: "localhost", within: .seconds(10))
    #expect(found.contains { $0 == IPAddress("127.0.0.1") || $0 == IPAddress("::1") })
    await #expect(throws: DeliveryFailure.nameNotResolved) {
      try await resolver.addresses(of: "no-such-host.invalid", within: .seconds(10))
    }
  }
}

/// Answers each look-up with the next of its scripted answers, and counts them.
final class ScriptedResolver: HostResolver {
  private let answers: [[IPAddress]]
  private let calls = Mutex(0)

  init(_ answers: [[String]]) { self.answers = answers.map { $0.compactMap { IPAddress($0) } } }

  var callCount: Int { calls.withLock(\.self) }

  func addresses(of name: String, within limit: Duration) async throws(DeliveryFailure) -> [IPAddress] {
    let index = calls.withLock { count in
      count += 1
      return count - 1
    }
    return answers[min(index, answers.count - 1)]
  }
}
