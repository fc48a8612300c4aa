/// A height as the card gives it.
public enum AAMVAHeight: Sendable, Hashable {
  /// Inches, 1 through 119.
  case inches(Int)
  /// Centimetres, 1 through 299.
  case centimetres(Int)

  /// Reads the element `DAU`: `070 in` or `178 cm` (annex D, table D.3), and what issuers write instead: `509` for feet
  /// and inches (DL/ID-2000), `5'09"` and `5-09` likewise, `70` or `070` for inches, `178` for centimetres. Three
  /// digits are feet and inches where the first is 3 to 8 and the rest at most 11.
  /// - Returns: nil for anything else.
  public init?(_ text: String) {
    let characters = Array(text.uppercased())
    let groups = characters.split { !($0.isASCII && $0.isNumber) }.map { String($0) }
    let numbers = groups.compactMap { $0.count <= 3 ? Int($0) : nil }
    guard numbers.count == groups.count else { return nil }
    let unit = String(characters.filter { $0.isASCII && $0.isLetter })
    switch (numbers.count, unit) {
    case (1, "IN"), (1, "INCHES"): self.init(inches: numbers[0])
    case (1, "CM"): self.init(centimetres: numbers[0])
    case (1, ""): self.init(bare: numbers[0])
    case (2, ""), (2, "FTIN"), (2, "FI"): self.init(feet: numbers[0], inches: numbers[1])
    default: return nil
    }
  }

  /// Whole centimetres, an inch being 2.54 of them, rounded half up.
  public var wholeCentimetres: Int {
    switch self {
    case .inches(let count): (count * 254 + 50) / 100
    case .centimetres(let count): count
    }
  }

  private init?(inches: Int) {
    guard (1...119).contains(inches) else { return nil }
    self = .inches(inches)
  }

  private init?(centimetres: Int) {
    guard (1...299).contains(centimetres) else { return nil }
    self = .centimetres(centimetres)
  }

  private init?(feet: Int, inches: Int) {
    guard (1...8).contains(feet), (0...11).contains(inches) else { return nil }
    self = .inches(feet * 12 + inches)
  }

  private init?(bare number: Int) {
    if (3...8).contains(number / 100), number % 100 <= 11 {
      self.init(feet: number / 100, inches: number % 100)
    } else if number < 100 {
      self.init(inches: number)
    } else {
      self.init(centimetres: number)
    }
  }
}
