import Domain
import FoundationEssentials
import TransparencyLog

/// Lays roots down in the contract `Contracts/LogAnchor.vy`, through a JSON-RPC node that holds the owner's key and
/// signs (`eth_sendTransaction`, Ethereum JSON-RPC).
public struct HTTPContractAnchor: Anchor {
  /// Bytes of an answer: receipts and blocks without their transactions have a few kB.
  static let answerBytesMax = 1 << 20

  private let place: ContractPlace
  private let call: OutsideCall

  /// - Parameters:
  ///   - place: the contract, and who calls it.
  ///   - addresses: what may be connected to.
  public init(
    _ place: ContractPlace, addresses: AddressRules, resolver: any HostResolver = SystemHostResolver()
  ) {
    self.place = place
    call = OutsideCall(addresses: addresses, resolver: resolver, answerBytesMax: Self.answerBytesMax)
  }

  /// See ``Anchor/place(_:)``. The contract is asked before a transaction is sent, so that one whose hash was lost is
  /// found by what it did.
  public func place(_ order: AnchorOrder) async throws(LogWatchFailure) -> AnchorAnswer {
    if let hash = order.reference { return try await outcome(of: hash, order) }
    if try await stands(order) {
      // Which transaction it was is not known any more; the contract itself says that it stands.
      return .placed(AnchorReceipt(reference: nil, token: nil, at: try await time(ofBlock: "latest")))
    }
    let sent = try await result(
      "eth_sendTransaction",
      [
        [
          "from": .string(place.sender), "to": .string(place.contract),
          "data": .string(AnchorContract.anchor(order.size, root: order.root)),
        ]
      ])
    guard let hash = sent.text, AnchorContract.word(hash) != nil else { throw .malformed }
    return .pending(reference: hash)
  }

  private func outcome(of hash: String, _ order: AnchorOrder) async throws(LogWatchFailure) -> AnchorAnswer {
    let receipt = try await result("eth_getTransactionReceipt", [.string(hash)])
    guard receipt != .null else { return .pending(reference: hash) }
    guard let status = Self.number(receipt["status"]), let block = Self.number(receipt["blockNumber"]) else {
      throw .malformed
    }
    let newest = Self.number(try await result("eth_blockNumber", []))
    guard let newest else { throw .malformed }
    guard newest - block >= Int64(place.confirmations) else { return .pending(reference: hash) }
    // A transaction that was sent twice is taken back the second time: what stands decides.
    guard try await stands(order) else { throw status == 1 ? .otherTree : .reverted }
    return .placed(
      AnchorReceipt(reference: hash, token: nil, at: try await time(ofBlock: "0x" + String(block, radix: 16))))
  }

  /// Whether the contract has this very root for this size.
  /// - Throws: ``LogWatchFailure/otherTree`` where it has another, ``LogWatchFailure/rolledBack`` where it has none and
  ///   a greater tree.
  private func stands(_ order: AnchorOrder) async throws(LogWatchFailure) -> Bool {
    let root = try await word(AnchorContract.root(of: order.size))
    guard root != order.root else { return true }
    guard root.allSatisfy({ $0 == 0 }) else { throw .otherTree }
    guard AnchorContract.number(try await word(AnchorContract.size)) < order.size else { throw .rolledBack }
    return false
  }

  private func word(_ data: String) async throws(LogWatchFailure) -> [UInt8] {
    let answer = try await result(
      "eth_call", [["to": .string(place.contract), "data": .string(data)], "latest"])
    guard let word = answer.text.flatMap(AnchorContract.word) else { throw .malformed }
    return word
  }

  private func time(ofBlock block: String) async throws(LogWatchFailure) -> Date {
    let found = try await result("eth_getBlockByNumber", [.string(block), false])
    guard let seconds = Self.number(found["timestamp"]) else { throw .malformed }
    return Date(timeIntervalSince1970: Double(seconds))
  }

  private func result(_ method: String, _ parameters: [JSON]) async throws(LogWatchFailure) -> JSON {
    let request: JSON = [
      "jsonrpc": "2.0", "id": 1, "method": .string(method), "params": .array(parameters),
    ]
    let reply = try await call.post(request.bytes, as: "application/json", to: place.url)
    guard reply.status == 200 else { throw reply.failure }
    let answer: JSON
    do throws(JSONParseError) { answer = try JSON.parse(reply.body) } catch { throw .malformed }
    guard answer["error"] ?? .null == .null else { throw .refused }
    guard let result = answer["result"] else { throw .malformed }
    return result
  }

  /// A quantity: `0x` and hexadecimal digits.
  private static func number(_ json: JSON?) -> Int64? {
    guard let text = json?.text, text.hasPrefix("0x") else { return nil }
    return Int64(text.dropFirst(2), radix: 16)
  }
}
