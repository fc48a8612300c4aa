/// One signature line of a note: whose it says it is, and its bytes.
public struct NoteSignature: Sendable, Hashable {
  /// The key's name.
  public let name: KeyName
  /// The key's ID (``NoteVerifier/keyID``).
  public let keyID: UInt32
  /// What the key made; 64 bytes for a log, 72 for a witness, any length for a kind that is not known here.
  public let bytes: [UInt8]

  init(name: KeyName, keyID: UInt32, bytes: [UInt8]) {
    self.name = name
    self.keyID = keyID
    self.bytes = bytes
  }

  /// Reads a line without its end; nil where it is none.
  init?(line: Substring) {
    guard line.unicodeScalars.starts(with: Self.lead.unicodeScalars) else { return nil }
    let parts = line.unicodeScalars.dropFirst(2).split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2, let decoded = Base64.bytes(of: Substring(parts[1])), decoded.count > 4 else { return nil }
    do throws(NoteError) { name = try KeyName(Substring(parts[0])) } catch { return nil }
    keyID = decoded.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    bytes = Array(decoded.dropFirst(4))
  }

  /// The line without its end: an em dash (U+2014), the name, and the base64 of key ID and signature.
  var line: String {
    let id = (0..<4).map { UInt8(truncatingIfNeeded: keyID >> (24 - 8 * $0)) }
    return Self.lead + name.description + " " + Base64.text(of: id + bytes)
  }

  private static let lead = "\u{2014} "
}
