/// The check digits that several states' numbers share.
enum CheckFigures {
  /// Whether a number ends in Luhn's digit (ISO/IEC 7812-1, annex B).
  static func luhn(_ digits: [Int]) -> Bool {
    let sum = digits.reversed().enumerated().reduce(0) { sum, figure in
      let value = figure.offset % 2 == 1 ? figure.element * 2 : figure.element
      return sum + (value > 9 ? value - 9 : value)
    }
    return sum % 10 == 0
  }

  /// Whether a number ends in Verhoeff's digit (J. Verhoeff, Error Detecting Decimal Codes, 1969).
  static func verhoeff(_ digits: [Int]) -> Bool {
    var check = 0
    for (place, digit) in digits.reversed().enumerated() {
      check = product[check][permuted(digit, times: place % 8)]
    }
    return check == 0
  }

  /// Whether a number ends in its digit of ISO/IEC 7064, MOD 11,10.
  static func mod11And10(_ digits: [Int]) -> Bool {
    guard let last = digits.last else { return false }
    let product = digits.dropLast().reduce(10) { product, digit in
      let sum = (product + digit) % 10
      return (sum == 0 ? 10 : sum) * 2 % 11
    }
    return (product + last) % 10 == 1
  }

  /// Whether a number ends in its character of ISO/IEC 7064, MOD 11-2; `X` stands for ten.
  static func mod11To2(_ figures: NumberFigures) -> Bool {
    let count = figures.characters.count
    let sum = figures[0..<(count - 1)].reduce(0) { ($0 + $1) * 2 % 11 }
    let last = figures.characters[count - 1] == "X" ? 10 : figures.last
    return (sum + last) % 11 == 1
  }

  /// The dihedral group of the pentagon.
  private static let product: [[Int]] = (0..<10).map { left in
    (0..<10).map { right in
      switch (left < 5, right < 5) {
      case (true, true): (left + right) % 5
      case (true, false): 5 + (left + right - 5) % 5
      case (false, true): 5 + (left - 5 - right + 5) % 5
      case (false, false): (left - right + 5) % 5
      }
    }
  }

  private static func permuted(_ digit: Int, times: Int) -> Int {
    (0..<times).reduce(digit) { value, _ in [1, 5, 7, 6, 2, 8, 3, 0, 9, 4][value] }
  }
}
