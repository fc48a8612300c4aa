/// What a witness is asked with: a checkpoint, and the proof that it continues the one that the witness cosigned last
/// (C2SP tlog-witness, "add-checkpoint").
public struct WitnessSubmission: Sendable, Hashable {
  /// Size of the last checkpoint that the witness cosigned; 0 before the first.
  public let old: Int64
  /// That the checkpoint's tree continues the one of ``old`` leaves.
  public let proof: ConsistencyProof
  /// The checkpoint with the log's signature.
  public let note: SignedNote

  /// A request.
  public init(old: Int64, proof: ConsistencyProof, note: SignedNote) {
    self.old = old
    self.proof = proof
    self.note = note
  }

  /// The request's body: the old size, a hash a line, an empty line, the note.
  public var bytes: [UInt8] {
    Array(("old \(old)\n" + proof.path.map { $0.base64 + "\n" }.joined() + "\n" + note.note).utf8)
  }
}

/// A witness's cosignature as it stands below a checkpoint.
public struct Cosignature: Sendable, Hashable {
  /// The signature line without its end.
  public let line: String
  /// When it was made, in whole seconds since 1970, as the witness says.
  public let time: Int64

  /// Finds a witness's cosignature of a checkpoint among the lines that it answered (C2SP tlog-witness: one or more
  /// signature lines, each with its end). Lines of other keys are passed over.
  /// - Returns: nil where the bytes are no signature lines, none is this key's, or the key's did not sign this text.
  public init?(in answer: [UInt8], by witness: NoteVerifier, of note: SignedNote) {
    guard let text = String(validating: answer, as: UTF8.self), text.utf8.last == 0x0A else { return nil }
    let lines = text.unicodeScalars.dropLast().split(separator: "\n", omittingEmptySubsequences: false)
    let signatures = lines.compactMap { NoteSignature(line: Substring($0)) }
    guard signatures.count == lines.count, lines.count <= SignedNote.signaturesMax,
      let own = signatures.first(where: { witness.claims($0) }),
      let time = witness.cosigningTime(own, of: note.text)
    else { return nil }
    line = own.line
    self.time = time
  }
}

extension SignedNote {
  /// Adds signature lines that were kept apart from the note.
  /// - Throws: ``NoteError/badSignatureLine(_:)``, counted from 1 among these.
  public mutating func add(lines: [String]) throws(NoteError) {
    for (place, line) in lines.enumerated() {
      guard let signature = NoteSignature(line: line[...]) else { throw .badSignatureLine(place + 1) }
      add(signature)
    }
  }
}
