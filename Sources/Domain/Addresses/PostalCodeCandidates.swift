/// Texts of a line that may be a postal code (Universal Postal Union, Postal addressing systems).
enum PostalCodeCandidates {
  /// Each of one through three neighbouring words that hold a digit, folded, with and without a country's letters
  /// before a hyphen.
  static func of(_ line: String) -> [String] {
    let words = line.split { $0.isWhitespace || ",;:()".contains($0) }.map(String.init)
    var found: [String] = []
    for start in words.indices {
      for count in 1...3 where start + count <= words.count {
        let joined = words[start..<(start + count)].joined()
        guard joined.contains(where: \.isDecimalDigit), joined.count <= 12 else { continue }
        found.append(AddressText.folded(joined))
        let parts = joined.split(separator: "-", maxSplits: 1)
        if parts.count == 2, parts[0].count <= 3, parts[0].allSatisfy(\.isLetter) {
          found.append(AddressText.folded(String(parts[1])))
        }
      }
    }
    return found
  }

  /// Whether two codes name one place: the same, or one is the other's longer form (ZIP+4: USPS Publication 28,
  /// section 222).
  static func isSame(_ first: String, _ second: String) -> Bool {
    if first == second { return true }
    let (short, long) = first.count < second.count ? (first, second) : (second, first)
    return short.count == 5 && long.count == 9 && long.allSatisfy(\.isDecimalDigit) && long.hasPrefix(short)
  }

  /// Whether a text has digits and letters where a code has them.
  static func isOfShape(_ text: String, _ code: String) -> Bool {
    text.count == code.count && code.count >= 4 && zip(text, code).allSatisfy { $0.isDecimalDigit == $1.isDecimalDigit }
  }
}
