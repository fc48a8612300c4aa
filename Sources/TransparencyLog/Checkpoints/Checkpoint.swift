/// What a log signs: which log it is, how many leaves it has, and their root (C2SP tlog-checkpoint).
public struct Checkpoint: Sendable, Hashable {
  /// Which log; the name that its key has as well.
  public let origin: String
  /// Size and root.
  public let head: TreeHead
  /// Lines that mean nothing here; Assay writes none.
  public let extensions: [String]

  /// The checkpoint of a tree.
  public init(origin: KeyName, head: TreeHead) {
    self.origin = origin.description
    self.head = head
    extensions = []
  }

  /// Reads a note's text.
  /// - Throws: ``CheckpointError``
  public init(text: String) throws(CheckpointError) {
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    // What follows the last line's end is the one empty line.
    guard lines.count >= 4, lines.last?.isEmpty == true, lines.dropLast().allSatisfy({ !$0.isEmpty }) else {
      throw .badLines
    }
    guard let size = Self.size(lines[1]) else { throw .badSize }
    guard let root = TreeHash(base64: lines[2]), size > 0 || root == MerkleHashing.emptyRoot else { throw .badRoot }
    origin = lines[0]
    head = TreeHead(size: size, root: root)
    extensions = Array(lines[3..<lines.count - 1])
  }

  /// The text that is signed.
  public var text: String {
    ([origin, String(head.size), head.root.base64] + extensions).map { $0 + "\n" }.joined()
  }

  /// The checkpoint as a note with the log's signature.
  /// - Throws: ``NoteError``
  public func signed(by signers: NoteSigner...) throws(NoteError) -> SignedNote {
    var note = try SignedNote(text: text)
    for signer in signers { note.add(try signer.sign(text)) }
    return note
  }

  private static func size(_ text: String) -> Int64? {
    guard text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains),
      text.utf8.count == 1 || text.utf8.first != UInt8(ascii: "0")
    else { return nil }
    return Int64(text)
  }
}
