import Crypto
import FoundationEssentials
import SwiftASN1

/// A timestamp (RFC 3161, section 2.4.2): what it stamps, and when.
///
/// Whether the authority signed it is not looked at here: that takes its certificates, and a judge that is not ours
/// (`openssl ts -verify`, Docs/AUDITOR.md).
public struct TimestampToken: Sendable, Hashable {
  /// Longest token that is read; with a chain of certificates one has some 6 kB.
  public static let bytesMax = 262_144

  static let sha256: ASN1ObjectIdentifier = [2, 16, 840, 1, 101, 3, 4, 2, 1]
  /// RFC 5652, section 5.1.
  private static let signedData: ASN1ObjectIdentifier = [1, 2, 840, 113_549, 1, 7, 2]
  /// RFC 3161, section 2.4.2.
  private static let timestampInfo: ASN1ObjectIdentifier = [1, 2, 840, 113_549, 1, 9, 16, 1, 4]

  /// The token, DER, as the authority sent it.
  public let bytes: [UInt8]
  /// SHA-256 of what it stamps.
  public let digest: [UInt8]
  /// The authority's number of it, hexadecimal.
  public let serial: String
  /// When it was made, as the authority says.
  public let time: Date
  /// The request's; nil where it had none.
  public let nonce: UInt64?

  /// Reads a token.
  /// - Throws: ``TimestampError/malformed``, ``TimestampError/otherImprint`` for another algorithm than SHA-256.
  public init(_ bytes: [UInt8]) throws(TimestampError) {
    guard bytes.count <= Self.bytesMax else { throw .malformed }
    let info: Info
    do { info = try Self.info(DER.parse(bytes)) } catch { throw .malformed }
    guard info.algorithm == Self.sha256, info.digest.count == 32 else { throw .otherImprint }
    guard let time = Self.date(info.time) else { throw .malformed }
    self.bytes = bytes
    self.time = time
    digest = info.digest
    serial = info.serial.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    nonce = info.nonce
  }

  /// Reads an authority's answer, `application/timestamp-reply`.
  /// - Throws: ``TimestampError``
  init(response: [UInt8]) throws(TimestampError) {
    guard response.count <= Self.bytesMax else { throw .malformed }
    let (status, token): (Int, [UInt8]?)
    do {
      (status, token) = try DER.sequence(DER.parse(response), identifier: .sequence) { nodes in
        let status = try DER.sequence(try Self.next(&nodes), identifier: .sequence) { parts in
          let status = try Int(derEncoded: try Self.next(&parts))
          while parts.next() != nil {}
          return status
        }
        // Of DER there is one spelling: written again, it has the bytes that were sent.
        return (
          status,
          nodes.next().map { token in
            var serializer = DER.Serializer()
            serializer.serialize(token)
            return serializer.serializedBytes
          }
        )
      }
    } catch {
      throw .malformed
    }
    // Granted, as asked for or with changes.
    guard (0...1).contains(status) else { throw .rejected(status: status) }
    guard let token else { throw .malformed }
    try self.init(token)
  }

  /// Whether it stamps these bytes.
  public func covers(_ content: [UInt8]) -> Bool { digest == Array(SHA256.hash(data: content)) }

  private struct Info {
    let algorithm: ASN1ObjectIdentifier
    let digest: [UInt8]
    let serial: [UInt8]
    let time: GeneralizedTime
    let nonce: UInt64?
  }

  private static func info(_ node: ASN1Node) throws -> Info {
    let content = try DER.sequence(node, identifier: .sequence) { nodes in
      guard try ASN1ObjectIdentifier(derEncoded: &nodes) == signedData else { throw TimestampError.malformed }
      return try explicit(&nodes) { signed in
        try DER.sequence(signed, identifier: .sequence) { parts in
          // Version and digest algorithms, then what is signed; certificates and signatures are the judge's.
          _ = try (next(&parts), next(&parts))
          let content = try Self.content(try next(&parts))
          while parts.next() != nil {}
          return content
        }
      }
    }
    return try DER.sequence(DER.parse(content), identifier: .sequence) { nodes in
      guard try Int(derEncoded: &nodes) == 1 else { throw TimestampError.malformed }
      _ = try ASN1ObjectIdentifier(derEncoded: &nodes)
      let (algorithm, digest) = try imprint(try next(&nodes))
      let serial = Array(try ArraySlice<UInt8>(derEncoded: &nodes))
      let time = try GeneralizedTime(derEncoded: &nodes)
      // Accuracy, ordering, nonce, the authority's name and extensions, each of them or not.
      var nonce: UInt64?
      while let node = nodes.next() {
        if node.identifier == .integer { nonce = try UInt64(derEncoded: node) }
      }
      return Info(algorithm: algorithm, digest: digest, serial: serial, time: time, nonce: nonce)
    }
  }

  private static func content(_ node: ASN1Node) throws -> [UInt8] {
    try DER.sequence(node, identifier: .sequence) { nodes in
      guard try ASN1ObjectIdentifier(derEncoded: &nodes) == timestampInfo else { throw TimestampError.malformed }
      return try explicit(&nodes) { Array(try ASN1OctetString(derEncoded: $0).bytes) }
    }
  }

  private static func imprint(_ node: ASN1Node) throws -> (ASN1ObjectIdentifier, [UInt8]) {
    try DER.sequence(node, identifier: .sequence) { nodes in
      let algorithm = try DER.sequence(try next(&nodes), identifier: .sequence) { parts in
        let algorithm = try ASN1ObjectIdentifier(derEncoded: &parts)
        while parts.next() != nil {}
        return algorithm
      }
      return (algorithm, Array(try ASN1OctetString(derEncoded: &nodes).bytes))
    }
  }

  private static func explicit<Value>(
    _ nodes: inout ASN1NodeCollection.Iterator, _ read: (ASN1Node) throws -> Value
  ) throws -> Value {
    try DER.explicitlyTagged(&nodes, tagNumber: 0, tagClass: .contextSpecific, read)
  }

  private static func next(_ nodes: inout ASN1NodeCollection.Iterator) throws -> ASN1Node {
    guard let node = nodes.next() else { throw TimestampError.malformed }
    return node
  }

  private static func date(_ time: GeneralizedTime) -> Date? {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let parts = DateComponents(
      year: time.year, month: time.month, day: time.day, hour: time.hours, minute: time.minutes, second: time.seconds)
    return calendar.date(from: parts)
  }
}
