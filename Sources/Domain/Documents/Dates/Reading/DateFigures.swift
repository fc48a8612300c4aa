/// A number as it was printed.
struct DateFigures: Sendable {
  let value: Int
  let digits: Int
  let numerals: Numerals

  init?(_ token: DateToken) {
    guard case .number(let value, let digits, let numerals) = token.kind, digits <= 4 else { return nil }
    self.value = value
    self.digits = digits
    self.numerals = numerals
  }

  /// Whether it may be a day or a month.
  var isShort: Bool { digits <= 2 && (1...31).contains(value) }

  /// Whether it can only be a year.
  var isYear: Bool { digits >= 3 || value > 31 || value == 0 }
}
