/// Hair colours of ANSI D-20 (annex D, element DAZ).
public enum AAMVAHairColour: String, Sendable, Hashable, CaseIterable {
  /// No hair.
  case bald = "BAL"
  /// Black.
  case black = "BLK"
  /// Blond.
  case blond = "BLN"
  /// Brown.
  case brown = "BRO"
  /// Grey.
  case grey = "GRY"
  /// Red or auburn.
  case red = "RED"
  /// Sandy.
  case sandy = "SDY"
  /// White.
  case white = "WHI"
  /// Not known.
  case unknown = "UNK"
}
