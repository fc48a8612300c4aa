/// Check digits of machine-readable zones (ICAO Doc 9303-3, section 4.9).
public enum CheckDigit {
  /// The digit for a run of characters: weights 7, 3, 1 repeating, digits count as themselves, A–Z as 10–35, `<` as 0,
  /// modulo 10.
  /// - Returns: 0 through 9; nil where a character is outside the zone's alphabet.
  public static func of(_ characters: some Sequence<Character>) -> Int? {
    let weights = [7, 3, 1]
    var sum = 0
    for (index, character) in characters.enumerated() {
      guard let value = value(of: character) else { return nil }
      sum += value * weights[index % 3]
    }
    return sum % 10
  }

  /// Whether `digit` is the check digit of `characters`.
  /// - Parameter fillerMayStand: true for optional data alone, whose digit may be a filler where the field is empty
  ///   throughout (ICAO Doc 9303-4, section 4.2.2.2).
  public static func holds(
    _ digit: Character, for characters: some Sequence<Character>, fillerMayStand: Bool = false
  ) -> Bool {
    let field = Array(characters)
    if digit == "<" { return fillerMayStand && field.allSatisfy { $0 == "<" } }
    guard let expected = of(field) else { return false }
    return digit.wholeNumberValue == expected && digit.isASCII
  }

  /// Whether a digit over one character differs from the digit over another in its place: their values differ
  /// modulo 10, since every weight is prime to 10.
  public static func tells(_ left: Character, from right: Character) -> Bool {
    guard let first = value(of: left), let second = value(of: right) else { return false }
    return (first - second) % 10 != 0
  }

  private static func value(of character: Character) -> Int? {
    guard let byte = character.asciiValue else { return nil }
    return switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte - UInt8(ascii: "A")) + 10
    case UInt8(ascii: "<"): 0
    default: nil
    }
  }
}
