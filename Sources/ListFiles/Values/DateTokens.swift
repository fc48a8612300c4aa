/// The words and numbers of a date as a list writes it.
struct DateTokens {
  /// One of them.
  enum Token: Equatable {
    case year(Int)
    case number(Int)
    case month(Int)
    /// About a year.
    case circa
    /// Between two dates.
    case range
    /// Any other word.
    case word
    case dash
    /// `s` behind a year: its decade.
    case decade
  }

  /// First and last year that a date of birth may have.
  static let years = 1000...2100

  let tokens: [Token]

  init(_ text: String) {
    var tokens: [Token] = []
    var rest = Substring(text.lowercased())
    while let first = rest.unicodeScalars.first {
      if Self.isDigit(first) {
        let digits = rest.prefix { $0.unicodeScalars.allSatisfy(Self.isDigit) }
        tokens.append(Self.number(digits))
        rest = rest.dropFirst(digits.count)
      } else if first.properties.isAlphabetic {
        let word = rest.prefix { $0.isLetter }
        let last = tokens.last
        if word == "s", case .year = last { tokens.append(.decade) } else { tokens.append(Self.word(word)) }
        rest = rest.dropFirst(max(1, word.count))
      } else {
        if "-–—".unicodeScalars.contains(first) { tokens.append(.dash) }
        if first == "~" { tokens.append(.circa) }
        rest = rest.dropFirst()
      }
    }
    self.tokens = tokens
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func number(_ digits: Substring) -> Token {
    guard let value = Int(digits) else { return .word }
    if digits.utf8.count == 4 { return years.contains(value) ? .year(value) : .word }
    return digits.utf8.count <= 2 ? .number(value) : .word
  }

  private static func word(_ word: Substring) -> Token {
    switch word {
    case "circa", "ca", "c", "approximately", "approx", "about", "around", "estimated": .circa
    case "to", "between", "until", "through": .range
    case "dd", "mm": .number(0)
    case "sept": .month(9)
    default: months.firstIndex { $0 == word || ($0.prefix(3) == word) }.map { .month($0 + 1) } ?? .word
    }
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]
}
