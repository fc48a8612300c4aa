/// Sex as element DBC gives it: 1, 2 and 9 of ANSI D-20, or the letters of older cards.
public enum AAMVASex: Sendable, Hashable {
  /// `1` or `M`.
  case male
  /// `2` or `F`.
  case female
  /// `9` or `X`: not specified.
  case unspecified

  /// Reads a code; nil for any other.
  public init?(_ code: String) {
    switch code.uppercased() {
    case "1", "M": self = .male
    case "2", "F": self = .female
    case "9", "X": self = .unspecified
    default: return nil
    }
  }
}
