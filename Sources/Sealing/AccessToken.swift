import Domain
import FoundationEssentials

/// A bearer token: `assay_<kind>_<id>_<secret><crc>` (DESIGN §2).
///
/// The id finds the row; the secret, 160 random bits, is stored only as an HMAC with the operator's pepper; the
/// CRC-32 tail lets a scanner or a typing mistake be told from a wrong secret without asking the server.
public struct AccessToken: Sendable, Hashable {
  /// Who the token speaks for.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case live, test, session, client
  }
  /// Which evidence it is.
  public let kind: Kind
  /// Its identifier.
  public let id: UUID
  private let secret: String

  /// A fresh token for a row with this id.
  public init(kind: Kind, id: UUID) {
    self.kind = kind
    self.id = id
    self.secret = Self.randomSecret()
  }

  /// Reads a token; nil where its form or its CRC is wrong.
  public init?(_ text: String) {
    // By bytes: this is read in every request, and characters are dear.
    let parts = text.utf8.split(separator: UInt8(ascii: "_"), omittingEmptySubsequences: false).map(Substring.init)
    guard parts.count == 4, parts[0] == "assay", let kind = Kind(rawValue: String(parts[1])),
      parts[2].utf8.count == 26, let id = KeyID("key_" + parts[2]), parts[3].utf8.count == 40
    else { return nil }
    let tail = Substring(parts[3].utf8.suffix(8))
    guard CRC32.hex(of: text.utf8.dropLast(8)) == tail else { return nil }
    self.kind = kind
    self.id = id.uuid
    self.secret = String(Substring(parts[3].utf8.dropLast(8)))
  }

  /// The token as its holder keeps it; shown once.
  public var text: String {
    let body = "assay_\(kind.rawValue)_\(KeyID(id).description.dropFirst(4))_\(secret)"
    return body + CRC32.hex(of: body.utf8)
  }

  /// What is stored of the secret.
  public func mac(pepper: DataKey) -> [UInt8] { pepper.index("access-token", Array(secret.utf8)) }

  /// Compares in constant time.
  public func matches(mac: [UInt8], pepper: DataKey) -> Bool {
    let own = self.mac(pepper: pepper)
    guard own.count == mac.count else { return false }
    return zip(own, mac).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  /// 160 random bits in 32 characters of Crockford base32.
  private static func randomSecret() -> String {
    var random = SystemRandomNumberGenerator()
    let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    let characters = (0..<32).map { _ in alphabet[Int(random.next() & 31)] }
    return String(decoding: characters, as: UTF8.self)
  }
}

/// CRC-32 as in ISO 3309 and gzip (RFC 1952, section 8).
enum CRC32 {
  /// Eight lower-case hex digits.
  static func hex(of bytes: some Sequence<UInt8>) -> String {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes { crc = table[Int((crc ^ UInt32(byte)) & 0xFF)] ^ (crc >> 8) }
    let digits = String(crc ^ 0xFFFF_FFFF, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
  }
}
