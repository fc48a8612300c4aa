import Domain
import Foundation
import Synchronization
import Testing

@testable import Delivery

/// What every credit bureau does, whoever speaks for it.
@Suite("Credit bureaus")
struct CreditBureauTests {
  /// The port's implementations, each over a bureau that behaves as `Tests/Python/credit_bureau.py` says.
  enum Implementation: String, CaseIterable {
    case memory, http

    func with(_ body: (any CreditBureau, _ provider: (String) -> ProviderSettings) async throws -> Void) async throws {
      func settings(_ url: String) -> ProviderSettings {
        let isSlow = url.contains("/slow/") || url.hasSuffix("/drip")
        return ProviderSettings(
          url: url, region: "eu", secret: .environment("S"), timeout: .seconds(isSlow ? 2 : 10))
      }
      switch self {
      case .memory: try await body(MemoryCreditBureau()) { settings($0) }
      case .http:
        let running = try RunningBureau()
        try await body(running.bureau()) { settings(running.url($0)) }
      }
    }
  }

  static func request(_ family: String, check: CheckID = CheckID(at: Date())) -> CreditRequest {
    var subject = CreditSubject()
    (subject.familyName, subject.givenNames) = (family, "Maria")
    return CreditRequest(check: check, subject: subject, isByConsent: true)
  }

  @Test(arguments: Implementation.allCases)
  func `a person's file, no file and several files are told apart`(of implementation: Implementation) async throws {
    try await implementation.with { bureau, provider in
      guard case .found(let file) = try await bureau.history(on: Self.request("Default"), from: provider("/")).finding
      else {
        Issue.record("no file")
        return
      }
      #expect(file.openDefaults == 1 && file.score == CreditScore(value: 780, scale: 300...850))
      #expect(try await bureau.history(on: Self.request("Unknown"), from: provider("/")).finding == .notFound)
      #expect(
        try await bureau.history(on: Self.request("Twins"), from: provider("/")).finding == .ambiguous(candidates: 3))
    }
  }

  @Test(arguments: Implementation.allCases)
  func `the same check asked again is told the same`(of implementation: Implementation) async throws {
    try await implementation.with { bureau, provider in
      let request = Self.request("Clear")
      let first = try await bureau.history(on: request, from: provider("/"))
      #expect(try await bureau.history(on: request, from: provider("/")) == first)
      #expect(try await bureau.history(on: Self.request("Clear"), from: provider("/")).reference != first.reference)
    }
  }

  @Test(arguments: Implementation.allCases)
  func `a bureau that is down for a while is unavailable, and answers the same check later`(
    of implementation: Implementation
  ) async throws {
    try await implementation.with { bureau, provider in
      let request = Self.request("Clear")
      await #expect(throws: ProviderFailure.unavailable) {
        try await bureau.history(on: request, from: provider("/flaky/1"))
      }
      let answer = try await bureau.history(on: request, from: provider("/flaky/1"))
      #expect(answer.document["request_id"]?.text == request.check.description)
    }
  }

  @Test(
    arguments: [
      ("/status/400", .refused(status: 400)), ("/status/401", .refused(status: 401)),
      ("/status/403", .refused(status: 403)), ("/status/422", .refused(status: 422)), ("/status/408", .unavailable),
      ("/status/409", .unavailable), ("/status/425", .unavailable), ("/status/429", .unavailable),
      ("/status/500", .unavailable), ("/status/503", .unavailable), ("/redirect", .refused(status: 302)),
      ("/close", .unavailable), ("/slow/30", .timedOut), ("/drip", .timedOut),
      ("/status/204", .malformed(AnswerFault(at: "", expected: "status 200"))),
      ("/big", .malformed(AnswerFault(at: "", expected: "at most 65536 bytes"))),
      ("/text", .malformed(AnswerFault(at: "", expected: "JSON: byte 0 cannot stand there"))),
      ("/lacking", .malformed(AnswerFault(at: "/reference", expected: "one line of 1 through 100 characters"))),
      ("/scale", .malformed(AnswerFault(at: "/file/score/value", expected: "min through max"))),
    ] as [(String, ProviderFailure)])
  func `each way to fail is told by its kind`(path: String, expected: ProviderFailure) async throws {
    try await Implementation.http.with { bureau, provider in
      await #expect(throws: expected) { try await bureau.history(on: Self.request("Clear"), from: provider(path)) }
    }
  }

  @Test func `an answer to another request is none`() async throws {
    try await Implementation.http.with { bureau, provider in
      let request = Self.request("Clear")
      let fault = AnswerFault(at: "/request_id", expected: "\"\(request.check)\"")
      await #expect(throws: ProviderFailure.malformed(fault)) {
        try await bureau.history(on: request, from: provider("/other"))
      }
    }
  }

  @Test func `a request carries its key and signature, and what is asked twice is charged once`() async throws {
    let running = try RunningBureau()
    let request = Self.request("Clear")
    for _ in 0..<2 { _ = try await running.bureau().history(on: request, from: running.provider("/")) }
    let seen = try running.receiver.stopAndCollect()
    #expect(seen.map(\.charged) == [true, false])
    let first = try #require(seen.first)
    #expect(first.headers["idempotency-key"] == request.check.description)
    #expect(first.headers["content-type"] == "application/json")
    #expect(Array(first.body) == request.json.bytes)
    let signed = StandardWebhooksTests.Case(secret: running.secret.text, headers: first.headers, body: first.body)
    #expect(try StandardWebhooksTests.verdicts([signed]) == [true])
  }

  @Test func `another secret is refused, and none at all sends nothing`() async throws {
    let running = try RunningBureau()
    let (other, request) = (WebhookSecret(), Self.request("Clear"))
    await #expect(throws: ProviderFailure.refused(status: 401)) {
      try await running.bureau(secret: other).history(on: request, from: running.provider("/"))
    }
    let lacking = HTTPCreditBureau(addresses: RunningBureau.rules) { _ in nil }
    await #expect(throws: ProviderFailure.unconfigured) {
      try await lacking.history(on: request, from: running.provider("/"))
    }
    #expect(try running.receiver.stopAndCollect().count == 1)
  }

  @Test(arguments: [
    "http://10.0.0.1/", "https://10.0.0.1/", "http://8.8.8.8/", "ftp://127.0.0.1/", "https://u@a.example/",
  ])
  func `an address that the operator does not allow is not called`(url: String) async throws {
    let bureau = HTTPCreditBureau(addresses: RunningBureau.rules) { _ in WebhookSecret() }
    let provider = ProviderSettings(url: url, region: "eu", secret: .environment("S"), timeout: .seconds(2))
    await #expect(throws: ProviderFailure.unconfigured) {
      try await bureau.history(on: Self.request("Clear"), from: provider)
    }
  }

  @Test func `nobody listening is unavailable`() async throws {
    let running = try RunningBureau()
    _ = try running.receiver.stopAndCollect()
    await #expect(throws: ProviderFailure.unavailable) {
      try await running.bureau().history(on: Self.request("Clear"), from: running.provider("/"))
    }
  }

  @Test func `more answers than are waited for at once are put off at once, and room is made again`() async throws {
    let running = try RunningBureau()
    let bureau = running.bureau(callsAtOnceMax: 1)
    let slow = Task { try await bureau.history(on: Self.request("Clear"), from: running.provider("/slow/1")) }
    try await Task.sleep(for: .milliseconds(300))
    await #expect(throws: ProviderFailure.busy) {
      try await bureau.history(on: Self.request("Clear"), from: running.provider("/"))
    }
    _ = try await slow.value
    _ = try await bureau.history(on: Self.request("Clear"), from: running.provider("/"))
  }
}

struct CallSlotsTests {
  @Test func `one place does not take every slot, and what is released is free again`() {
    let slots = CallSlots(4, ofOne: 3)
    #expect((0..<4).map { _ in slots.take(for: "a") } == [true, true, true, false])
    #expect(slots.take(for: "b") && !slots.take(for: "c"))
    slots.release("a")
    #expect(slots.take(for: "c") && !slots.take(for: "a"))
    slots.release("b")
    #expect(slots.take(for: "a") && !slots.take(for: "b"))
  }
}

/// The simulator in a process of its own, with a secret.
struct RunningBureau {
  static let rules = AddressRules(allowedNetworks: [IPNetwork("127.0.0.0/8")].compactMap(\.self))
  let secret = WebhookSecret()
  let receiver: WebhookReceiver

  init() throws {
    receiver = try WebhookReceiver(script: "credit_bureau.py", arguments: ["--secret", secret.text])
  }

  func url(_ path: String) -> String { "http://127.0.0.1:\(receiver.port)\(path)" }

  func provider(_ path: String) -> ProviderSettings {
    ProviderSettings(url: url(path), region: "eu", secret: .environment("S"), timeout: .seconds(2))
  }

  func bureau(
    secret other: WebhookSecret? = nil, callsAtOnceMax: Int = HTTPCreditBureau.callsAtOnceMax
  ) -> HTTPCreditBureau {
    let known = other ?? secret
    return HTTPCreditBureau(addresses: Self.rules, callsAtOnceMax: callsAtOnceMax) {
      $0 == .environment("S") ? known : nil
    }
  }
}

/// A bureau in memory, which knows the simulator's people and its paths `/` and `/flaky/N`.
final class MemoryCreditBureau: CreditBureau {
  private struct State {
    var answers: [CheckID: JSON] = [:]
    var tries: [CheckID: Int] = [:]
  }

  private let state = Mutex(State())

  func history(
    on request: CreditRequest, from provider: ProviderSettings
  ) async throws(ProviderFailure) -> CreditAnswer {
    let failures = provider.url.split(separator: "/").first == "flaky" ? Int(provider.url.split(separator: "/")[1]) : 0
    let document: JSON? = state.withLock { state in
      state.tries[request.check, default: 0] += 1
      guard state.tries[request.check] ?? 0 > failures ?? 0 else { return nil }
      let known = state.answers[request.check] ?? Self.answer(to: request, number: state.answers.count)
      state.answers[request.check] = known
      return known
    }
    guard let document else { throw .unavailable }
    do { return try CreditAnswer(document, to: request.check) } catch { throw .malformed(error) }
  }

  private static func answer(to request: CreditRequest, number: Int) -> JSON {
    let head: [JSON.Member] = [
      .init("interface", .string(CreditRequest.interface)), .init("request_id", .string(request.check.description)),
      .init("reference", .string("MEM-\(number)")), .init("as_of", "2026-11-01"),
    ]
    switch request.subject.familyName {
    case "Unknown": return .object(head + [.init("result", "not_found")])
    case "Twins": return .object(head + [.init("result", "ambiguous"), .init("candidates", 3)])
    default:
      let file: JSON = [
        "score": ["value": 780, "min": 300, "max": 850], "delinquencies": [],
        "bankruptcies": ["open": 0, "discharged": 0],
        "open_defaults": request.subject.familyName == "Default" ? 1 : 0, "oldest_account_months": 148,
        "enquiries": ["months": 6, "count": 1],
      ]
      return .object(head + [.init("result", "found"), .init("file", file)])
    }
  }
}
