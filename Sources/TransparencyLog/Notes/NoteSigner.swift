import Crypto

/// A private key that signs notes, as a log, or cosigns checkpoints, as a witness.
public struct NoteSigner: Sendable {
  /// The public half.
  public let verifier: NoteVerifier
  private let key: Curve25519.Signing.PrivateKey

  /// A key of a given seed (RFC 8032, section 5.1.5); where it comes from is the caller's matter.
  /// - Throws: ``NoteError/badKey`` unless there are exactly 32 bytes.
  public init(name: KeyName, kind: NoteKeyKind, seed: [UInt8]) throws(NoteError) {
    do { key = try Curve25519.Signing.PrivateKey(rawRepresentation: seed) } catch { throw .badKey }
    verifier = try NoteVerifier(name: name, kind: kind, publicKey: [UInt8](key.publicKey.rawRepresentation))
  }

  /// Reads `PRIVATE+KEY+<name>+<8 hex digits of the key ID>+<base64 of type and seed>`, as Go's note package writes it.
  /// - Throws: ``NoteError/badName`` or ``NoteError/badKey``
  public init(_ text: some StringProtocol) throws(NoteError) {
    let parts = text.split(separator: "+", maxSplits: 4, omittingEmptySubsequences: false)
    guard parts.count == 5, parts[0] == "PRIVATE", parts[1] == "KEY", let material = Base64.bytes(of: parts[4]),
      let type = material.first, let kind = NoteKeyKind(rawValue: type)
    else { throw .badKey }
    try self.init(name: KeyName(parts[2]), kind: kind, seed: Array(material.dropFirst()))
    guard parts[3] == Hexadecimal.text(of: verifier.keyID) else { throw .badKey }
  }

  /// The key as its owner keeps it; never logged.
  public var text: String {
    "PRIVATE+KEY+\(verifier.name)+\(Hexadecimal.text(of: verifier.keyID))+"
      + Base64.text(of: [verifier.kind.rawValue] + [UInt8](key.rawRepresentation))
  }

  /// Signs a note's text.
  /// - Throws: ``NoteError/wrongKind`` for a witness's key, ``NoteError/cannotSign``
  public func sign(_ text: String) throws(NoteError) -> NoteSignature {
    guard verifier.kind == .note else { throw .wrongKind }
    return try signature(of: Array(text.utf8), behind: [])
  }

  /// Cosigns a checkpoint as seen at a time, in whole seconds since 1970.
  ///
  /// The caller has verified that the checkpoint continues the last one it cosigned (``RollbackGuard``).
  /// - Throws: ``NoteError/wrongKind`` for a log's key or a time before 1970, ``NoteError/cannotSign``
  public func cosign(_ checkpoint: Checkpoint, at time: Int64) throws(NoteError) -> NoteSignature {
    guard verifier.kind == .cosignature, time >= 0 else { throw .wrongKind }
    let stamp = (0..<8).map { UInt8(truncatingIfNeeded: time >> Int64(56 - 8 * $0)) }
    return try signature(of: CosignedMessage.bytes(of: checkpoint.text, at: time), behind: stamp)
  }

  private func signature(of message: [UInt8], behind lead: [UInt8]) throws(NoteError) -> NoteSignature {
    do {
      let made = try key.signature(for: message)
      return NoteSignature(name: verifier.name, keyID: verifier.keyID, bytes: lead + [UInt8](made))
    } catch {
      throw .cannotSign
    }
  }
}
