/// Numbers written in words, ordinals and Roman numerals, as digits.
enum NumberWords {
  /// The digits that a word stands for; nil for a word that is no number. A figure's leading zeros and an ordinal's
  /// ending are dropped.
  static func digits(of word: [UInt8]) -> [UInt8]? {
    if let value = table[word] { return value }
    let figures = word.prefix { $0 >= 26 }
    guard !figures.isEmpty, figures.count < Letters.ideographMin else { return nil }
    let rest = Array(word[figures.count...])
    guard rest.isEmpty || endings.contains(rest) else { return nil }
    let plain = figures.drop { $0 == 26 }
    return plain.isEmpty ? [26] : Array(plain)
  }

  /// The tens and the units that parts of forty-four stand for, added; nil where they are no such pair.
  static func sum(_ tens: [UInt8], _ units: [UInt8]) -> [UInt8]? {
    guard tens.count == 2, tens[1] == 26, tens[0] > 27, units.count == 1, units[0] > 26 else { return nil }
    return [tens[0], units[0]]
  }

  private static let endings = PersonWords.words("st nd rd th")

  private static let table: [[UInt8]: [UInt8]] = {
    var table: [[UInt8]: [UInt8]] = [:]
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: " ").map { Letters.codes(String($0)) }
      for word in parts.dropFirst() { table[word] = parts[0] }
    }
    return table
  }()

  private static let text = """
    1 one first primero premier erste pervyi pervaya
    2 two second ii zwei zweite
    3 three third iii drei dritte
    4 four fourth iv vier
    5 five fifth funf
    6 six sixth vi sechs
    7 seven seventh vii sieben
    8 eight eighth viii acht
    9 nine ninth ix neun
    10 ten tenth
    11 eleven eleventh xi
    12 twelve twelfth xii
    13 thirteen thirteenth xiii
    14 fourteen fourteenth xiv
    15 fifteen fifteenth xv
    16 sixteen sixteenth xvi
    17 seventeen seventeenth xvii
    18 eighteen eighteenth xviii
    19 nineteen nineteenth xix
    20 twenty twentieth xx
    30 thirty thirtieth xxx
    40 forty fourty fortieth xl
    50 fifty fiftieth
    60 sixty sixtieth
    70 seventy seventieth
    80 eighty eightieth
    90 ninety ninetieth
    """
}
