/// A text and the signatures below it (C2SP signed-note). Nothing in it may be believed before ``TrustedLog`` or a
/// ``NoteVerifier`` has verified a signature.
public struct SignedNote: Sendable, Hashable {
  /// Longest note that is read: the hundred signatures allowed, with room for such as are not known here.
  ///
  /// The specification asks for 16 at least and names 5 kB as the longest kind: 107 kB in base64.
  public static let bytesMax = 262_144
  /// Most signature lines that are read, so that a hostile note costs at most so many verifications. Go's reader has
  /// the same limit, so a note is not taken here and refused there.
  public static let signaturesMax = 100

  /// The text with its last line end; without the blank line.
  public let text: String
  /// The signature lines in their order.
  public private(set) var signatures: [NoteSignature]

  /// A text that nobody has signed yet.
  /// - Throws: ``NoteError/tooLong``, ``NoteError/badText``, or ``NoteError/noSignatures`` where the last line has no
  ///   end.
  public init(text: String) throws(NoteError) {
    guard text.utf8.count <= Self.bytesMax / 2 else { throw .tooLong }
    guard Self.isPlain(text.utf8) else { throw .badText }
    guard text.utf8.last == 0x0A else { throw .noSignatures }
    self.text = text
    signatures = []
  }

  /// Reads a note.
  /// - Throws: ``NoteError``
  public init(_ bytes: [UInt8]) throws(NoteError) {
    guard bytes.count <= Self.bytesMax else { throw .tooLong }
    guard Self.isPlain(bytes), let whole = String(validating: bytes, as: UTF8.self) else { throw .badText }
    guard let blank = Self.lastBlankLine(in: bytes), bytes.last == 0x0A, blank + 1 < bytes.count else {
      throw .noSignatures
    }
    let utf8 = whole.utf8
    let end = utf8.index(utf8.startIndex, offsetBy: blank)
    let lines = whole[utf8.index(after: end)...].unicodeScalars.dropLast().split(
      separator: "\n", omittingEmptySubsequences: false)
    guard lines.count <= Self.signaturesMax else { throw .tooManySignatures }
    var signatures: [NoteSignature] = []
    for (number, line) in lines.enumerated() {
      guard let signature = NoteSignature(line: Substring(line)) else { throw .badSignatureLine(number + 1) }
      signatures.append(signature)
    }
    text = String(whole[..<end])
    self.signatures = signatures
  }

  /// The note as it is stored and served.
  public var bytes: [UInt8] { Array(note.utf8) }

  /// ``bytes`` as text.
  public var note: String { text + "\n" + signatures.map { $0.line + "\n" }.joined() }

  /// Adds a signature below the others; one of the same key gives way to it.
  public mutating func add(_ signature: NoteSignature) {
    signatures.removeAll { $0.name == signature.name && $0.keyID == signature.keyID }
    signatures.append(signature)
  }

  /// Position of the last empty line's end, so that everything before it is text; nil where there is none.
  private static func lastBlankLine(in bytes: [UInt8]) -> Int? {
    guard bytes.count >= 2 else { return nil }
    return (1..<bytes.count).last { bytes[$0] == 0x0A && bytes[$0 - 1] == 0x0A }
  }

  /// No ASCII control character but the end of a line.
  private static func isPlain(_ bytes: some Sequence<UInt8>) -> Bool { bytes.allSatisfy { $0 >= 0x20 || $0 == 0x0A } }
}
