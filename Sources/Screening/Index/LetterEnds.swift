/// How a word begins, by class of letter, and how it ends: a slip seldom touches both.
enum LetterEnds {
  /// Number of classes of first letters.
  static let kinds = 12
  /// The class of a first letter that is a digit, or none.
  static let any = 0
  /// Letters of a word whose beginning and end are not told apart.
  static let shortMax = 4
  /// Number of what ``beginning(_:_:)`` can be.
  static let beginnings = (Letters.wordMax + 1) * kinds

  /// A word's length and the class of its first letter in one number, which orders by length first.
  static func beginning(_ word: [UInt8]) -> Int { beginning(word.count, kind(word.first)) }

  /// See ``beginning(_:)``.
  static func beginning(_ length: Int, _ kind: Int) -> Int { min(length, Letters.wordMax) * kinds + kind }

  /// A word's length, or another, and its last two letters in one number.
  static func ending(_ word: some RandomAccessCollection<UInt8>, length: Int? = nil) -> UInt32 {
    let last = word.last.map(UInt32.init) ?? 0
    let before = word.dropLast().last.map(UInt32.init) ?? 0
    return UInt32(length ?? word.count) << 16 | before << 8 | last
  }

  /// The class of a first letter, below ``kinds``.
  static func kind(_ letter: UInt8?) -> Int {
    guard let letter, letter < 26 else { return any }
    return classes[Int(letter)]
  }

  /// Vowels and half-vowels are one class; each consonant is with those that are written for it.
  private static let classes: [Int] = {
    var classes = [Int](repeating: 1, count: 26)
    for (index, group) in ["bp", "ckqx", "dt", "fv", "g", "l", "m", "n", "r", "sz"].enumerated() {
      for letter in Letters.codes(group) { classes[Int(letter)] = index + 2 }
    }
    return classes
  }()
}
