/// Which words of two names stand for each other, in any order.
struct NameAlignment {
  /// Words of the one name that stand for words of the other; one word may stand for two that were joined or parted.
  struct Pair {
    let left: Range<Int>
    let right: Range<Int>
    let likeness: WordSimilarity.Likeness
  }

  /// The pairs.
  let pairs: [Pair]
  /// Words of each name that no pair has.
  let openLeft: [Int]
  /// See ``openLeft``.
  let openRight: [Int]

  /// Aligns two names.
  /// - Parameter likeness: of two words by their places; computed where nil is given.
  init(
    _ left: WeightedName, _ right: WeightedName, words: WordSimilarity,
    likeness known: ((Int, Int) -> WordSimilarity.Likeness?)? = nil
  ) {
    let (rows, columns) = (left.tokens.count, right.tokens.count)
    var gains = [Double](repeating: 0, count: rows * columns)
    var likenesses = [WordSimilarity.Likeness?](repeating: nil, count: rows * columns)
    for row in 0..<rows {
      for column in 0..<columns {
        let (first, second) = (left.tokens[row], right.tokens[column])
        let found = Self.likeness(first, second) { one, other in
          guard let known else {
            return words.likeness(one, other, isRomanised: first.isRomanised || second.isRomanised)
          }
          return known(row, column)
        }
        guard let found else { continue }
        likenesses[row * columns + column] = found
        // Order breaks ties, so that a word repeated in both names pairs with its own place.
        let order = 1e-6 / Double(1 + abs(row - column))
        gains[row * columns + column] = found.value * (left.weights[row] + right.weights[column]) + order
      }
    }
    let assigned = Assignment.best(rows: rows, columns: columns, gain: gains)
    var pairs: [Pair] = []
    var isTaken = [Bool](repeating: false, count: columns)
    var openLeft: [Int] = []
    for (row, column) in assigned.enumerated() {
      guard let column, let likeness = likenesses[row * columns + column] else {
        openLeft.append(row)
        continue
      }
      isTaken[column] = true
      pairs.append(Pair(left: row..<row + 1, right: column..<column + 1, likeness: likeness))
    }
    var joints = WordJoints(left.tokens, right.tokens, words: words)
    joints.openLeft = openLeft
    joints.openRight = (0..<columns).filter { !isTaken[$0] }
    joints.weak = pairs.filter { $0.likeness.value < WordJoints.weakMax }
    joints.join()
    self.pairs = pairs.filter { !joints.isReplaced($0) } + joints.pairs
    self.openLeft = joints.openLeft
    self.openRight = joints.openRight
  }

  /// Whether a word is the beginning of a longer one.
  private static func isCut(_ short: [UInt8], of long: [UInt8]) -> Bool {
    short.count >= 2 && short.count < long.count && long.starts(with: short)
  }

  /// The likeness of two words by their kinds.
  private static func likeness(
    _ left: NameToken, _ right: NameToken, _ words: ([UInt8], [UInt8]) -> WordSimilarity.Likeness?
  ) -> WordSimilarity.Likeness? {
    switch (left.kind, right.kind) {
    case (.initial, .word), (.initial, .particle):
      guard left.letters.first == right.letters.first else { return nil }
      return WordSimilarity.Likeness(value: WordSimilarity.initial, reason: .initial)
    case (.word, .initial), (.particle, .initial):
      guard left.letters.first == right.letters.first else { return nil }
      return WordSimilarity.Likeness(value: WordSimilarity.entryInitial, reason: .initial)
    case (.word, .word):
      let found = words(left.letters, right.letters)
      if (found?.value ?? 0) < WordSimilarity.cut, left.mayBeCut, isCut(left.letters, of: right.letters) {
        return WordSimilarity.Likeness(value: WordSimilarity.cut, reason: .cut)
      }
      return found
    case (.word, .particle), (.particle, .word):
      // Short words that are alike are other words: Ali is not the article.
      guard let found = words(left.letters, right.letters), found.value >= WordSimilarity.variant else { return nil }
      return found
    case (.particle, .particle):
      if let found = words(left.letters, right.letters) { return found }
      return WordSimilarity.Likeness(value: WordSimilarity.particles, reason: .variant)
    case (.title, .word), (.word, .title):
      return left.letters == right.letters ? WordSimilarity.Likeness(value: 1, reason: .equal) : nil
    default:
      guard left.kind == right.kind, left.letters == right.letters else { return nil }
      return WordSimilarity.Likeness(value: 1, reason: .equal)
    }
  }
}
