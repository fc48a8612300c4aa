import Crypto
import Domain
import FoundationEssentials

/// A key that seals bytes with AES-256-GCM (NIST SP 800-38D).
public struct DataKey: Sendable {
  let key: SymmetricKey

  /// A fresh random key.
  public static func random() -> DataKey { DataKey(key: SymmetricKey(size: .bits256)) }

  init(key: SymmetricKey) { self.key = key }

  /// A key of given bytes.
  /// - Throws: ``SealingError/truncated`` unless there are exactly 32.
  public init(bytes: [UInt8]) throws(SealingError) {
    guard bytes.count == 32 else { throw .truncated }
    self.key = SymmetricKey(data: bytes)
  }

  /// The key's 32 bytes, to be wrapped; never stored or logged in clear.
  public var bytes: [UInt8] { key.withUnsafeBytes { [UInt8]($0) } }

  /// Seals bytes: a version byte, a random 12-byte nonce, the ciphertext, a 16-byte tag.
  ///
  /// The context is authenticated, not stored: opening under any other context fails.
  public func seal(_ plaintext: [UInt8], context: SealingContext) throws(SealingError) -> [UInt8] {
    do {
      let box = try AES.GCM.seal(plaintext, using: key, authenticating: context.bytes)
      var sealed: [UInt8] = [Self.version]
      sealed.reserveCapacity(29 + plaintext.count)
      sealed.append(contentsOf: box.nonce)
      sealed.append(contentsOf: box.ciphertext)
      sealed.append(contentsOf: box.tag)
      return sealed
    } catch {
      throw .cannotSeal
    }
  }

  /// Opens what ``seal(_:context:)`` made.
  public func open(_ sealed: [UInt8], context: SealingContext) throws(SealingError) -> [UInt8] {
    guard sealed.count >= 29 else { throw .truncated }
    guard sealed[0] == Self.version else { throw .unknownVersion(sealed[0]) }
    do {
      let box = try AES.GCM.SealedBox(combined: sealed[1...])
      return [UInt8](try AES.GCM.open(box, using: key, authenticating: context.bytes))
    } catch {
      throw .wrongKeyOrTampered
    }
  }

  /// Wraps another key under this one.
  public func wrap(_ other: DataKey, context: SealingContext) throws(SealingError) -> [UInt8] {
    try seal(other.bytes, context: context)
  }

  /// Unwraps what ``wrap(_:context:)`` made.
  public func unwrap(_ wrapped: [UInt8], context: SealingContext) throws(SealingError) -> DataKey {
    try DataKey(bytes: try open(wrapped, context: context))
  }

  /// HMAC-SHA256 of the label and the bytes, 32 bytes: an index that can be searched by whoever has the key.
  public func index(_ label: StaticString, _ bytes: some Sequence<UInt8>) -> [UInt8] {
    var message = label.withUTF8Buffer { Array($0) }
    message.append(0)
    message.append(contentsOf: bytes)
    return [UInt8](HMAC<SHA256>.authenticationCode(for: message, using: key))
  }

  /// A key for one purpose, by HKDF-SHA256 (RFC 5869).
  public func derive(_ label: String) -> DataKey {
    DataKey(key: HKDF<SHA256>.deriveKey(inputKeyMaterial: key, info: Array(label.utf8), outputByteCount: 32))
  }

  private static let version: UInt8 = 1
}

/// What a sealed value belongs to: authenticated with it, so that it cannot be moved to another row or tenant.
public struct SealingContext: Sendable {
  let bytes: [UInt8]

  /// A value of an object of a tenant; `label` names the column.
  public init(tenant: TenantID, object: UUID, label: StaticString) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(64)
    withUnsafeBytes(of: tenant.uuid.uuid) { bytes.append(contentsOf: $0) }
    withUnsafeBytes(of: object.uuid) { bytes.append(contentsOf: $0) }
    label.withUTF8Buffer { bytes.append(contentsOf: $0) }
    self.bytes = bytes
  }

  /// A value that belongs to the installation, such as a member's.
  public init(label: String) { self.bytes = Array(label.utf8) }
}

/// Why bytes could not be sealed or opened. Carries nothing of the bytes.
public enum SealingError: Error, Sendable, Hashable {
  /// The library refused; the machine's random source or memory failed.
  case cannotSeal
  /// Fewer bytes than a sealed value has, or a key of another length.
  case truncated
  /// A format that this version does not know.
  case unknownVersion(UInt8)
  /// The key or the context is another, or a bit was changed.
  case wrongKeyOrTampered
  /// The operator's keys do not include the one that wrapped this.
  case unknownOperatorKey(version: UInt8)
  /// The operator's key file cannot be read or is not one.
  case badKeyFile(path: String)
}
