import Domain
import Foundation
import Testing
import TransparencyLog

@testable import Delivery

/// Witnesses and anchors over HTTP; whole conversations with them are `Tests/Python/watched_log.py`.
@Suite("Asking outsiders of the log")
struct LogOutsidersTests {
  /// An outsider that answers what it is told to.
  private struct Told {
    let receiver: WebhookReceiver

    init() throws { receiver = try WebhookReceiver(script: "log_outsiders.py") }

    func url(_ status: Int, _ answer: some Sequence<UInt8>) -> String {
      let digits = Array(answer).hexadecimal
      return "http://127.0.0.1:\(receiver.port)/\(status)/\(digits.isEmpty ? "-" : digits)"
    }
  }

  private static func witness(_ url: String) -> LogWitness { LogWitness(key: "w+1", url: url, every: .seconds(1)) }
  private static let order = AnchorOrder(
    size: 5, root: [UInt8](repeating: 1, count: 32), text: "o\n5\nr\n", reference: nil)

  private static let failures: [(Int, LogWatchFailure)] = [
    (400, .refused), (403, .refused), (302, .refused), (408, .unavailable), (429, .unavailable), (500, .unavailable),
    (503, .unavailable), (204, .malformed),
  ]

  @Test func `a witness's answer is told by its status`() async throws {
    let (told, asking) = (try Told(), HTTPWitnessAsking(addresses: RunningBureau.rules))
    let lines = Array("— w abc\n".utf8)
    #expect(try await asking.ask(Self.witness(told.url(200, lines)), with: [1, 2]) == .cosigned(lines))
    #expect(try await asking.ask(Self.witness(told.url(404, [])), with: []) == .unknownLog)
    #expect(try await asking.ask(Self.witness(told.url(422, [])), with: []) == .inconsistent)
    #expect(try await asking.ask(Self.witness(told.url(409, Array("17\n".utf8))), with: []) == .conflict(size: 17))
    let seen = try told.receiver.stopAndCollect()
    let first = try #require(seen.first)
    #expect(first.path.hasSuffix("/add-checkpoint") && Array(first.body) == [1, 2])
    #expect(first.headers["content-type"] == "text/plain; charset=utf-8")
  }

  @Test(arguments: ["", "17", "17\n\n", "-1\n", "+1\n", " 1\n", "1 \n", "9223372036854775808\n", "\n"])
  func `a conflict without a size is no answer`(text: String) async throws {
    let (told, asking) = (try Told(), HTTPWitnessAsking(addresses: RunningBureau.rules))
    await #expect(throws: LogWatchFailure.malformed) {
      try await asking.ask(Self.witness(told.url(409, Array(text.utf8))), with: [])
    }
  }

  @Test func `what is no answer is told by its kind, of witnesses and anchors alike`() async throws {
    let (told, rules) = (try Told(), RunningBureau.rules)
    for (status, failure) in Self.failures {
      let url = told.url(status, [])
      await #expect(throws: failure, "\(status)") {
        try await HTTPWitnessAsking(addresses: rules).ask(Self.witness(url), with: [])
      }
      await #expect(throws: failure, "\(status)") {
        try await HTTPTimestampAnchor(url: url, addresses: rules).place(Self.order)
      }
      let place = ContractPlace(url: url, contract: "0x1", sender: "0x2")
      await #expect(throws: failure, "\(status)") {
        try await HTTPContractAnchor(place, addresses: rules).place(Self.order)
      }
    }
  }

  @Test(arguments: [
    ("{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32000,\"message\":\"no\"}}", LogWatchFailure.refused),
    ("{\"jsonrpc\":\"2.0\",\"id\":1}", .malformed), ("[]", .malformed), ("{", .malformed),
    ("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":null}", .malformed),
    ("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0x01\"}", .malformed),
    // Every word is the same: another root than ours.
    ("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0x" + String(repeating: "22", count: 32) + "\"}", .otherTree),
  ])
  func `a node's answer that says no, or nothing, anchors nothing`(
    answer: String, failure: LogWatchFailure
  ) async throws {
    let told = try Told()
    let place = ContractPlace(url: told.url(200, Array(answer.utf8)), contract: "0x1", sender: "0x2")
    await #expect(throws: failure) {
      try await HTTPContractAnchor(place, addresses: RunningBureau.rules).place(Self.order)
    }
    #expect(
      try told.receiver.stopAndCollect().allSatisfy { !String(decoding: $0.body, as: UTF8.self).contains("Send") })
  }

  @Test func `an authority's answer that is no token of ours anchors nothing`() async throws {
    let told = try Told()
    // The status `rejection` alone, and bytes that are no answer.
    for (bytes, failure) in [([0x30, 5, 0x30, 3, 2, 1, 2], .refused), ([0x30, 0], .malformed), ([], .malformed)]
      as [([UInt8], LogWatchFailure)]
    {
      let anchor = HTTPTimestampAnchor(url: told.url(200, bytes), addresses: RunningBureau.rules)
      await #expect(throws: failure) { try await anchor.place(Self.order) }
    }
    let seen = try told.receiver.stopAndCollect()
    #expect(seen.count == 3 && Set(seen.map(\.body)).count == 3, "each query has a nonce of its own")
    #expect(seen.allSatisfy { $0.headers["content-type"] == "application/timestamp-query" })
  }

  @Test(arguments: ["http://10.0.0.1/", "https://10.0.0.1/", "http://8.8.8.8/", "no address"])
  func `an address that the operator does not allow is not called`(url: String) async throws {
    await #expect(throws: LogWatchFailure.unconfigured) {
      try await HTTPWitnessAsking(addresses: RunningBureau.rules).ask(Self.witness(url), with: [])
    }
    await #expect(throws: LogWatchFailure.unconfigured) {
      try await HTTPTimestampAnchor(url: url, addresses: RunningBureau.rules).place(Self.order)
    }
  }

  @Test func `nobody listening is unavailable`() async throws {
    let told = try Told()
    _ = try told.receiver.stopAndCollect()
    await #expect(throws: LogWatchFailure.unavailable) {
      try await HTTPWitnessAsking(addresses: RunningBureau.rules).ask(Self.witness(told.url(200, [])), with: [])
    }
  }
}
