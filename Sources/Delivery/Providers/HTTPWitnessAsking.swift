import Domain

/// Asks witnesses over HTTP (C2SP tlog-witness), at addresses that the rules permit.
public struct HTTPWitnessAsking: WitnessAsking {
  /// Bytes of an answer: a hundred signature lines of a witness have some 30 kB.
  static let answerBytesMax = 65_536

  private let call: OutsideCall

  /// - Parameter addresses: what may be connected to.
  public init(addresses: AddressRules, resolver: any HostResolver = SystemHostResolver()) {
    call = OutsideCall(addresses: addresses, resolver: resolver, answerBytesMax: Self.answerBytesMax)
  }

  /// See ``WitnessAsking/ask(_:with:)``.
  public func ask(
    _ witness: LogWitness, with submission: [UInt8]
  ) async throws(LogWatchFailure) -> WitnessReply {
    let url = witness.url + (witness.url.hasSuffix("/") ? "" : "/") + "add-checkpoint"
    let reply = try await call.post(submission, as: "text/plain; charset=utf-8", to: url)
    switch reply.status {
    case 200: return .cosigned(reply.body)
    case 409:
      // The size that it cosigned last, in decimal, and an end of line (text/x.tlog.size).
      guard reply.body.last == 0x0A, let text = String(validating: reply.body.dropLast(), as: UTF8.self),
        text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains), let size = Int64(text)
      else { throw .malformed }
      return .conflict(size: size)
    case 404: return .unknownLog
    case 422: return .inconsistent
    default: throw reply.failure
    }
  }
}
