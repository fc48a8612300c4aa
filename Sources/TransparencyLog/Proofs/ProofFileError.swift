import Domain

/// Why bytes are no proof file. Carries nothing of the bytes.
public enum ProofFileError: Error, Sendable, Hashable {
  /// More bytes than ``ProofFile/bytesMax``.
  case tooLong
  /// No JSON.
  case json(JSONParseError)
  /// Another form than ``ProofFile/format``, or none.
  case otherFormat
  /// A member is missing or holds what it cannot; its path, such as `global.index`.
  case badMember(String)
  /// A member that no proof has; the path of its object, empty for the file itself.
  case unknownMember(in: String)
  /// A checkpoint is no signed note; its member's path.
  case badNote(String, NoteError)
}
