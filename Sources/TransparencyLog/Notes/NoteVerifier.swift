import Crypto

/// A public key that verifies signature lines (C2SP signed-note, "Verifier keys").
public struct NoteVerifier: Sendable, Hashable {
  /// The key's name.
  public let name: KeyName
  /// What it signs.
  public let kind: NoteKeyKind
  /// Ed25519 public key, 32 bytes (RFC 8032, section 5.1.5).
  public let publicKey: [UInt8]
  /// Tells keys of one name apart; no proof of anything.
  public let keyID: UInt32

  /// A key.
  /// - Throws: ``NoteError/badKey`` unless there are exactly 32 bytes.
  public init(name: KeyName, kind: NoteKeyKind, publicKey: [UInt8]) throws(NoteError) {
    guard publicKey.count == 32 else { throw .badKey }
    self.name = name
    self.kind = kind
    self.publicKey = publicKey
    keyID = kind.keyID(name: name, publicKey: publicKey)
  }

  /// Reads `<name>+<8 hex digits of the key ID>+<base64 of type and key>`.
  /// - Throws: ``NoteError/badName`` or ``NoteError/badKey``
  public init(_ text: some StringProtocol) throws(NoteError) {
    let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let material = Base64.bytes(of: parts[2]), let type = material.first,
      let kind = NoteKeyKind(rawValue: type)
    else { throw .badKey }
    try self.init(name: KeyName(parts[0]), kind: kind, publicKey: Array(material.dropFirst()))
    guard parts[1] == Hexadecimal.text(of: keyID) else { throw .badKey }
  }

  /// The key as it is published.
  public var text: String {
    "\(name)+\(Hexadecimal.text(of: keyID))+" + Base64.text(of: [kind.rawValue] + publicKey)
  }

  /// Whether a line says that it is this key's.
  public func claims(_ signature: NoteSignature) -> Bool { signature.keyID == keyID && signature.name == name }

  /// Whether this key, as a log's, made the signature for the text.
  public func verifies(_ signature: NoteSignature, of text: String) -> Bool {
    kind == .note && claims(signature) && isValid(signature.bytes, for: Array(text.utf8))
  }

  /// When this key, as a witness's, cosigned a checkpoint: whole seconds since 1970, 0 through 2^63 - 1.
  /// - Returns: nil where it did not.
  public func cosigningTime(_ signature: NoteSignature, of text: String) -> Int64? {
    guard kind == .cosignature, claims(signature), signature.bytes.count == 8 + 64 else { return nil }
    let time = signature.bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard let time = Int64(exactly: time) else { return nil }
    let message = CosignedMessage.bytes(of: text, at: time)
    return isValid(Array(signature.bytes.dropFirst(8)), for: message) ? time : nil
  }

  private func isValid(_ signature: [UInt8], for message: [UInt8]) -> Bool {
    guard signature.count == 64 else { return false }
    do {
      let key = try Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
      return key.isValidSignature(signature, for: message)
    } catch {
      // Bytes that are no key have signed nothing.
      return false
    }
  }
}
