/// What may stand at one place of a machine-readable zone. The zone's alphabet is A–Z, 0–9 and the filler `<`
/// (ICAO Doc 9303-3, section 4.3).
public enum MRZCharacterClass: Sendable, Hashable {
  /// A–Z or the filler: names, states, nationality.
  case letter
  /// 0–9: dates that must be there, check digits.
  case digit
  /// 0–9 or the filler: dates with unknown parts, check digits of fields that may be empty.
  case digitOrFiller
  /// A–Z, 0–9 or the filler: numbers and optional data.
  case any
  /// M, F or the filler for unspecified (ICAO Doc 9303-3, section 4.1.1.1, field 11).
  case sex
  /// One of these letters alone: the first letter of a document code, a fixed state.
  case oneOf(String)

  /// The characters of the class, each once, in the order letters, digits, filler.
  public var characters: [Character] {
    switch self {
    case .letter: Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ<")
    case .digit: Array("0123456789")
    case .digitOrFiller: Array("0123456789<")
    case .any: Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<")
    case .sex: Array("FM<")
    case .oneOf(let characters): Array(characters)
    }
  }

  /// Whether `character` may stand here.
  public func contains(_ character: Character) -> Bool { characters.contains(character) }
}
