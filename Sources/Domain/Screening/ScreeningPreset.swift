/// How names are weighed when lists are screened; the screening room says what each means in numbers.
public enum ScreeningPreset: String, Sendable, Hashable, Codable, CaseIterable {
  /// For customers of every kind.
  case balanced
  /// Finds more, with more that a person must look at.
  case strict
  /// Scores as OFAC's Sanctions List Search does.
  case ofac
}
