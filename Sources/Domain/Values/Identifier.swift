import FoundationEssentials
import Synchronization

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

  /// A fresh identifier whose first 48 bits are the milliseconds of `now` since 1970. Those of one process and one
  /// millisecond rise in the order in which they were made, so that what one transaction writes keeps its order.
  public init(at now: Date) {
    var random = SystemRandomNumberGenerator()
    let milliseconds = UInt64(max(0, now.timeIntervalSince1970 * 1000))
    let count = IdentifierCounter.next()
    let high = (milliseconds << 16) | 0x7000 | (count >> 14)
    let low = 0x8000_0000_0000_0000 | ((count & 0x3FFF) << 48) | (random.next() >> 16)
    self.uuid = UUID(high: high, low: low)
  }

  /// Not above any identifier made in a millisecond since 1970 or later.
  public static func first(of milliseconds: Int64) -> Self {
    Self(UUID(high: UInt64(max(0, milliseconds)) << 16, low: 0))
  }

  /// Milliseconds between 1970 and when it was made.
  public var milliseconds: Int64 { Int64(uuid.halves.0 >> 16) }

  /// Reads the wire form; nil for another prefix, a wrong length or a character outside the alphabet.
  public init?(_ text: Substring) {
    // On bytes and without generics: this is read in every request.
    let (bytes, prefix) = (text.utf8, Kind.prefix.utf8)
    guard bytes.count == prefix.count + 27, bytes.starts(with: prefix),
      bytes[bytes.index(bytes.startIndex, offsetBy: prefix.count)] == UInt8(ascii: "_"),
      let uuid = UUID(crockford: text.suffix(26))
    else { return nil }
    self.uuid = uuid
  }

  /// See ``init(_:)``.
  public init?(_ text: String) { self.init(Substring(text)) }

  /// The wire form.
  public var description: String { Kind.prefix + "_" + uuid.crockford }

  /// Orders by time of creation; between processes at random within a millisecond.
  public static func < (left: Self, right: Self) -> Bool { left.uuid.halves < right.uuid.halves }
}

extension Identifier: Codable {
  /// Writes the wire form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  /// Reads the wire form.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let id = Self(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no \(Kind.prefix) identifier")
    }
    self = id
  }
}

/// The 26 bits behind the milliseconds: a counter of the process that begins at random and wraps (RFC 9562, section
/// 6.2, method 1). Not one a millisecond: transactions that began in different ones write side by side.
enum IdentifierCounter {
  private static let count = Atomic<UInt64>(UInt64.random(in: 0..<1 << 26))

  static func next() -> UInt64 { count.wrappingAdd(1, ordering: .relaxed).newValue & 0x3FF_FFFF }
}
