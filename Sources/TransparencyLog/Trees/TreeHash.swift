import Crypto

/// A SHA-256 hash of a Merkle tree: 32 bytes, held in place rather than on the heap.
public struct TreeHash: Sendable, Hashable {
  /// Bytes of a hash.
  public static let byteCount = 32

  private let first: UInt64
  private let second: UInt64
  private let third: UInt64
  private let fourth: UInt64

  /// The hash of these bytes' memory; nil unless there are exactly 32.
  public init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
    (first, second, third, fourth) = words
  }

  /// A digest as a hash.
  init(_ digest: SHA256.Digest) {
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    withUnsafeMutableBytes(of: &words) { target in digest.withUnsafeBytes { target.copyMemory(from: $0) } }
    (first, second, third, fourth) = words
  }

  /// The 32 bytes.
  public var bytes: [UInt8] { withBytes { [UInt8]($0) } }

  /// Reads base64 (RFC 4648, section 4) of 32 bytes; nil for anything else.
  public init?(base64 text: some StringProtocol) {
    guard let bytes = Base64.bytes(of: text) else { return nil }
    self.init(bytes)
  }

  /// The bytes in base64, as checkpoints and proof files write them.
  public var base64: String { Base64.text(of: bytes) }

  /// Lends the bytes.
  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    withUnsafeBytes(of: (first, second, third, fourth), body)
  }
}

extension TreeHash: CustomStringConvertible {
  /// The bytes in base64.
  public var description: String { base64 }
}
