/// Why a note's text is no checkpoint.
public enum CheckpointError: Error, Sendable, Hashable {
  /// Fewer than three lines, an empty one, or a last line without its end.
  case badLines
  /// The second line is no count of leaves, 0 through 2^63 - 1 without leading zeros.
  case badSize
  /// The third line is no base64 of 32 bytes, or not the root that every empty tree has.
  case badRoot
}
