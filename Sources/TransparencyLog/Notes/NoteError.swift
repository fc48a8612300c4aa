/// Why bytes are no signed note, or a text cannot be one. Carries nothing of the bytes.
public enum NoteError: Error, Sendable, Hashable {
  /// More bytes than ``SignedNote/bytesMax``.
  case tooLong
  /// No UTF-8, or a control character below U+0020 other than the end of a line.
  case badText
  /// No blank line with at least one signature line below it, or a text that does not end its last line.
  case noSignatures
  /// More signature lines than ``SignedNote/signaturesMax``.
  case tooManySignatures
  /// A line below the text is no signature line; counted from 1.
  case badSignatureLine(Int)
  /// A key's name is empty, or has a space, a plus sign or a control character.
  case badName
  /// A verifier's or signer's key has another form, a key ID that is not its own, or a type that is not known here.
  case badKey
  /// The library refused to sign.
  case cannotSign
  /// A text with another meaning than the key's signatures have: a cosigner signs checkpoints alone.
  case wrongKind
}
