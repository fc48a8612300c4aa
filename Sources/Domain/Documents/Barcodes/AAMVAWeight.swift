/// A weight as the card gives it.
public enum AAMVAWeight: Sendable, Hashable {
  /// Pounds, 1 through 999 (element DAW).
  case pounds(Int)
  /// Kilograms, 1 through 999 (element DAX).
  case kilograms(Int)
  /// One of the ten ranges of annex D, table D.4, element DCE: 0 is up to 31 kg, 9 is 146 kg and more.
  case range(Int)
}
