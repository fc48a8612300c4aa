/// The bare characters of a number: digits 0–9 have their value, letters A–Z 10–35.
struct NumberFigures: Sendable {
  let characters: [Character]

  /// The value of the figure at a place.
  subscript(_ place: Int) -> Int { Self.value(characters[place]) }

  /// Figures of a range, in order.
  subscript(_ range: Range<Int>) -> [Int] { range.map { self[$0] } }

  /// All of them, in order.
  var all: [Int] { self[0..<characters.count] }

  /// The last of them.
  var last: Int { self[characters.count - 1] }

  /// The decimal number that a range of digits writes.
  func number(_ range: Range<Int>) -> Int { self[range].reduce(0) { $0 * 10 + $1 } }

  /// The sum of figures from the first on, each times its weight.
  func sum(_ weights: [Int]) -> Int { zip(characters, weights).reduce(0) { $0 + Self.value($1.0) * $1.1 } }

  static func value(_ character: Character) -> Int {
    guard let byte = character.asciiValue else { return 0 }
    return switch byte {
    case 48...57: Int(byte) - 48
    case 65...90: Int(byte) - 55
    default: 0
    }
  }
}
