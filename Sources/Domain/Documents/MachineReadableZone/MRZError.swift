/// Why lines are not a machine-readable zone of a format.
public enum MRZError: Error, Equatable, Sendable {
  /// The format has another number of lines.
  case lineCount(expected: Int, given: Int)
  /// A line has another number of characters; `line` counts from 0.
  case lineLength(line: Int, expected: Int, given: Int)
  /// A character outside A–Z, 0–9 and `<`; places count from 0.
  case character(line: Int, place: Int)
}
