import Crypto

/// The key of one leaf's commitment: 256 random bits that no other leaf has, sealed beside the record. Erasing both
/// leaves a hash from which nothing of the record can be told (DESIGN §7).
public struct CommitmentKey: Sendable, Hashable {
  /// The 32 bytes; to be sealed, or put into a proof of this one leaf.
  public let bytes: [UInt8]

  /// A key that was stored; nil unless there are exactly 32 bytes. The length is fixed because HMAC pads shorter keys
  /// with zeros (RFC 2104, section 2), so that a key and the same key with a zero behind it would open alike.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  /// Reads base64 (RFC 4648, section 4) of 32 bytes; nil for anything else.
  public init?(base64 text: some StringProtocol) {
    guard let bytes = Base64.bytes(of: text) else { return nil }
    self.init(bytes: bytes)
  }

  /// The bytes in base64, as proof files write them.
  public var base64: String { Base64.text(of: bytes) }

  /// A fresh key from a source that nobody can foretell, such as the system's.
  public init(using random: inout some RandomNumberGenerator) {
    bytes = (0..<4).flatMap { _ in
      let word = random.next() as UInt64
      return (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(8 * $0)) }
    }
  }
}

/// HMAC-SHA256 (RFC 2104) of a canonical record under a key of its own: hides the record from whoever lacks the key,
/// and binds the log to it, since no other record and key of 32 bytes are known to give the same value.
public struct LeafCommitment: Sendable, Hashable {
  /// The 32 bytes.
  public let bytes: [UInt8]

  /// Commits to a record.
  public init(to record: CanonicalRecord, under key: CommitmentKey) {
    bytes = [UInt8](HMAC<SHA256>.authenticationCode(for: record.bytes, using: SymmetricKey(data: key.bytes)))
  }

  /// A commitment that was stored; nil unless there are exactly 32 bytes.
  public init?(bytes: [UInt8]) {
    guard bytes.count == SHA256.byteCount else { return nil }
    self.bytes = bytes
  }

  /// Whether it was made of this record under this key.
  public func opens(to record: CanonicalRecord, under key: CommitmentKey) -> Bool {
    HMAC<SHA256>.isValidAuthenticationCode(
      bytes, authenticating: record.bytes, using: SymmetricKey(data: key.bytes))
  }
}
