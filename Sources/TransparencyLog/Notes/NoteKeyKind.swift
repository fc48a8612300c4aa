import Crypto

/// What a key signs: the type byte of C2SP signed-note, "Signature types".
public enum NoteKeyKind: UInt8, Sendable, Hashable, CaseIterable {
  /// Ed25519 over the text itself (RFC 8032): a log's signature.
  case note = 0x01
  /// Ed25519 over the time and the text (C2SP tlog-cosignature, version 1): a witness's signature.
  case cosignature = 0x04

  /// SHA-256(name ‖ 0x0A ‖ type ‖ key)[:4], most significant byte first.
  func keyID(name: KeyName, publicKey: [UInt8]) -> UInt32 {
    var message = Array(name.description.utf8)
    message.append(0x0A)
    message.append(rawValue)
    message.append(contentsOf: publicKey)
    return SHA256.hash(data: message).prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
  }
}
