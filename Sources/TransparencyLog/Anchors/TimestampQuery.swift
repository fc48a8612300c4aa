import Crypto
import SwiftASN1

/// A request for a timestamp (RFC 3161, section 2.4.1): SHA-256 of what is stamped, a nonce, and the wish for the
/// authority's certificate in the token.
public struct TimestampQuery: Sendable, Hashable {
  /// SHA-256 of what is stamped.
  public let digest: [UInt8]
  /// Ties the answer to this request; 0 through 2^63 - 1, so that its DER never needs a leading zero.
  public let nonce: UInt64

  /// A request for a stamp of these bytes.
  public init(of content: [UInt8], nonce: UInt64) {
    digest = Array(SHA256.hash(data: content))
    self.nonce = nonce & (UInt64.max >> 1)
  }

  /// DER, `application/timestamp-query`.
  /// - Throws: ``TimestampError/malformed`` where it could not be written.
  public func bytes() throws(TimestampError) -> [UInt8] {
    var serializer = DER.Serializer()
    do {
      try serializer.appendConstructedNode(identifier: .sequence) { query in
        try query.serialize(1)
        try query.appendConstructedNode(identifier: .sequence) { imprint in
          try imprint.appendConstructedNode(identifier: .sequence) { algorithm in
            try algorithm.serialize(TimestampToken.sha256)
            try algorithm.serialize(ASN1Null())
          }
          try imprint.serialize(ASN1OctetString(contentBytes: digest[...]))
        }
        try query.serialize(nonce)
        try query.serialize(true)
      }
    } catch {
      throw .malformed
    }
    return serializer.serializedBytes
  }

  /// The token of the authority's answer, checked against this request.
  /// - Throws: ``TimestampError``
  public func token(in answer: [UInt8]) throws(TimestampError) -> TimestampToken {
    let token = try TimestampToken(response: answer)
    guard token.digest == digest else { throw .otherImprint }
    guard token.nonce == nonce else { throw .otherNonce }
    return token
  }
}

/// Why bytes are no timestamp, or not the one that was asked for.
public enum TimestampError: Error, Sendable, Hashable {
  /// No DER, or DER of another shape.
  case malformed
  /// The authority does not stamp: its status (RFC 3161, section 2.4.2), 2 through 5.
  case rejected(status: Int)
  /// It stamps another digest, or one of another algorithm than SHA-256.
  case otherImprint
  /// It answers another request.
  case otherNonce
}
