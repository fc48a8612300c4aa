import CryptoExtras
import Foundation

/// What is stored of a member's password: scrypt (RFC 7914) with its own salt, as text in the PHC string format:
/// `$scrypt$ln=15,r=8,p=3$<salt>$<hash>`.
///
/// Making and checking one takes a good part of a second of processor time and 32 MiB, on purpose: call neither on
/// the cooperative pool.
public struct PasswordHash: Sendable, Equatable {
  /// How dear a guess is. A hash remembers its own cost, so that the standard can be raised later.
  public struct Cost: Sendable, Equatable {
    /// Binary logarithm of the rounds.
    public let roundsLog2: Int
    /// Block size; memory is `128 * blockSize << roundsLog2` bytes.
    public let blockSize: Int
    /// Repetitions, one after another.
    public let parallelism: Int

    /// One of the settings that OWASP's Password Storage Cheat Sheet names as equal: 32 MiB, three times.
    public static let standard = Cost(roundsLog2: 15, blockSize: 8, parallelism: 3)

    /// Nil for a cost that is too low to be of use, or high enough to be an attack on this server.
    public init?(checking roundsLog2: Int, blockSize: Int, parallelism: Int) {
      guard (10...18).contains(roundsLog2), (1...16).contains(blockSize), (1...16).contains(parallelism) else {
        return nil
      }
      self.init(roundsLog2: roundsLog2, blockSize: blockSize, parallelism: parallelism)
    }

    private init(roundsLog2: Int, blockSize: Int, parallelism: Int) {
      self.roundsLog2 = roundsLog2
      self.blockSize = blockSize
      self.parallelism = parallelism
    }
  }

  /// Longest password in bytes of UTF-8 after normalisation; a longer one never matches.
  public static let passwordBytesMax = 1_024

  private static let saltBytes = 16
  private static let hashBytes = 32

  private let cost: Cost
  private let salt: [UInt8]
  private let hash: [UInt8]

  /// Hashes a password under a fresh salt.
  /// - Throws: ``SealingError/cannotSeal`` for an empty or too long password, or where memory is short.
  public init(password: String, cost: Cost = .standard) throws(SealingError) {
    var random = SystemRandomNumberGenerator()
    let salt = (0..<Self.saltBytes).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    guard let hash = Self.derive(password, salt: salt, cost: cost) else { throw .cannotSeal }
    self.cost = cost
    self.salt = salt
    self.hash = hash
  }

  /// Reads ``text``; nil for anything else, and for a cost out of bounds.
  public init?(_ text: String) {
    let parts = text.split(separator: "$", omittingEmptySubsequences: false)
    guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt" else { return nil }
    let values = parts[2].split(separator: ",").map { $0.split(separator: "=") }
    guard values.map(\.first) == ["ln", "r", "p"], values.allSatisfy({ $0.count == 2 }) else { return nil }
    let numbers = values.compactMap { Int($0[1]) }
    guard numbers.count == 3,
      let cost = Cost(checking: numbers[0], blockSize: numbers[1], parallelism: numbers[2]),
      let salt = Self.bytes(parts[3]), let hash = Self.bytes(parts[4]), salt.count == Self.saltBytes,
      hash.count == Self.hashBytes
    else { return nil }
    self.cost = cost
    self.salt = salt
    self.hash = hash
  }

  /// As it is stored.
  public var text: String {
    let cost = "ln=\(cost.roundsLog2),r=\(cost.blockSize),p=\(cost.parallelism)"
    return "$scrypt$\(cost)$\(Self.text(salt))$\(Self.text(hash))"
  }

  /// Whether this is the hash of `password`; compares in constant time.
  public func matches(_ password: String) -> Bool {
    guard let other = Self.derive(password, salt: salt, cost: cost) else { return false }
    return ConstantTime.areEqual(other, hash)
  }

  /// True where the hash was made under another cost than `cost`, so that it should be made anew at the next login.
  public func isOutdated(standard: Cost = .standard) -> Bool { cost != standard }

  /// Nil for a password out of bounds, and where memory is short.
  static func derive(_ password: String, salt: [UInt8], cost: Cost) -> [UInt8]? {
    // RFC 8265, OpaqueString: one form for characters that can be typed in two ways.
    let bytes = Array(password.precomposedStringWithCanonicalMapping.utf8)
    guard !bytes.isEmpty, bytes.count <= passwordBytesMax else { return nil }
    do {
      let key = try KDF.Scrypt.deriveKey(
        from: bytes, salt: salt, outputByteCount: hashBytes, rounds: 1 << cost.roundsLog2,
        blockSize: cost.blockSize, parallelism: cost.parallelism,
        maxMemory: (256 * cost.blockSize) << cost.roundsLog2)
      return key.withUnsafeBytes(Array.init)
    } catch {
      // Parameters are in bounds, so this is memory; the caller refuses either way.
      return nil
    }
  }

  // PHC strings use base64 without padding.
  private static func text(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString().filter { $0 != "=" }
  }

  private static func bytes(_ text: Substring) -> [UInt8]? {
    guard !text.contains("=") else { return nil }
    let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
    guard let bytes = Data(base64Encoded: text + padding).map(Array.init) else { return nil }
    // Only the one spelling that `text` writes.
    return Self.text(bytes) == text ? bytes : nil
  }
}
