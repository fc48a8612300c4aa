import FoundationEssentials

/// Names a kind of object for its identifiers, so that two kinds can never be mixed up.
public protocol IdentifierKind: Sendable {
  /// Prefix on the wire, without the underscore, such as `ver`.
  static var prefix: String { get }
}

/// An object's identifier: a UUIDv7 (RFC 9562, section 5.7), written as `prefix_` and 26 characters of
/// Crockford base32.
public struct Identifier<Kind: IdentifierKind>: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The UUID as PostgreSQL stores it.
  public let uuid: UUID

  /// Wraps a stored UUID.
  public init(_ uuid: UUID) { self.uuid = uuid }

  /// A fresh identifier whose first 48 bits are the milliseconds of `now` since 1970.
  public init(at now: Date) {
    var random = SystemRandomNumberGenerator()
    let milliseconds = UInt64(max(0, now.timeIntervalSince1970 * 1000))
    let high = (milliseconds << 16) | 0x7000 | (random.next() & 0x0FFF)
    let low = 0x8000_0000_0000_0000 | (random.next() >> 2)
    self.uuid = UUID(high: high, low: low)
  }

  /// Reads the wire form; nil for another prefix, a wrong length or a character outside the alphabet.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count == Kind.prefix.utf8.count + 27, text.hasPrefix(Kind.prefix + "_") else { return nil }
    guard let uuid = UUID(crockford: text.suffix(26)) else { return nil }
    self.uuid = uuid
  }

  /// The wire form.
  public var description: String { Kind.prefix + "_" + uuid.crockford }

  /// Orders by time of creation, then at random.
  public static func < (left: Self, right: Self) -> Bool { left.uuid.halves < right.uuid.halves }
}
