/// Writes amounts of money.
public enum MoneyText {
  /// An amount of minor units in the major unit, with all its places: `-0.05` of -5 with 2 digits.
  public static func text(minor: Int64, digits: Int) -> String {
    let figures = String(minor.magnitude)
    let sign = minor < 0 ? "-" : ""
    guard digits > 0 else { return sign + figures }
    let padded = String(repeating: "0", count: max(0, digits + 1 - figures.count)) + figures
    return sign + padded.dropLast(digits) + "." + padded.suffix(digits)
  }
}
