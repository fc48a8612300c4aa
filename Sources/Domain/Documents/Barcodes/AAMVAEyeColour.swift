/// Eye colours of ANSI D-20 (annex D, element DAY).
public enum AAMVAEyeColour: String, Sendable, Hashable, CaseIterable {
  /// Black.
  case black = "BLK"
  /// Blue.
  case blue = "BLU"
  /// Brown.
  case brown = "BRO"
  /// Each eye of its own colour.
  case dichromatic = "DIC"
  /// Grey.
  case grey = "GRY"
  /// Green.
  case green = "GRN"
  /// Hazel.
  case hazel = "HAZ"
  /// Maroon.
  case maroon = "MAR"
  /// Pink.
  case pink = "PNK"
  /// Not known.
  case unknown = "UNK"
}
