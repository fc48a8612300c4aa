import Domain
import TransparencyLog

/// Lays roots down at a timestamp authority (RFC 3161, section 3.4: over HTTP). What is stamped is the checkpoint's
/// signed text, so that its SHA-256 covers origin, size and root.
public struct HTTPTimestampAnchor: Anchor {
  private let url: String
  private let call: OutsideCall

  /// - Parameters:
  ///   - url: the authority's.
  ///   - addresses: what may be connected to.
  public init(url: String, addresses: AddressRules, resolver: any HostResolver = SystemHostResolver()) {
    self.url = url
    call = OutsideCall(addresses: addresses, resolver: resolver, answerBytesMax: TimestampToken.bytesMax)
  }

  /// See ``Anchor/place(_:)``. A stamp that was lost on the way is asked for anew: authorities stamp as often as asked.
  public func place(_ order: AnchorOrder) async throws(LogWatchFailure) -> AnchorAnswer {
    let query = TimestampQuery(of: Array(order.text.utf8), nonce: UInt64.random(in: .min ... .max))
    let request: [UInt8]
    do throws(TimestampError) { request = try query.bytes() } catch { throw .malformed }
    let reply = try await call.post(request, as: "application/timestamp-query", to: url)
    guard reply.status == 200 else { throw reply.failure }
    do throws(TimestampError) {
      let token = try query.token(in: reply.body)
      return .placed(AnchorReceipt(reference: token.serial, token: token.bytes, at: token.time))
    } catch {
      if case .rejected = error { throw .refused }
      throw .malformed
    }
  }
}
