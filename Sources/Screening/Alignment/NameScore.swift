/// The score of two aligned names, from what agrees, what is missing in one and what differs in both.
struct NameScore {
  /// What the parts of a score cost.
  struct Rates: Sendable, Hashable {
    /// Share of the score lost where all that the query has is not in the entry.
    var openQuery: Double
    /// The same for what the entry has beyond the query: lists know more of a person's names than the person tells.
    var openEntry: Double
    /// What is open in both at once, a name for another name, costs this on top.
    var conflict: Double
    /// Cost of words that are alike but not equal.
    var unlike: Double
    /// Cost where two words or more are alike and not one is the same.
    var unanchored: Double
    /// Cost where one word of a person's name is all that two names of several share.
    var single: Double
  }

  /// 0 through 1; 1 where every word has its equal.
  let value: Double
  /// What the words' unlikeness took.
  let unlike: Double
  /// What words without a pair took, in one name or both.
  let open: Double

  /// Scores an alignment.
  init(
    _ alignment: NameAlignment, _ left: WeightedName, _ right: WeightedName, rates: Rates, isPerson: Bool
  ) {
    guard left.total > 0, right.total > 0 else {
      (value, unlike, open) = (0, 0, 1)
      return
    }
    var lost = 0.0
    for pair in alignment.pairs {
      let weight = pair.left.reduce(0) { $0 + left.weights[$1] } / left.total
      let other = pair.right.reduce(0) { $0 + right.weights[$1] } / right.total
      lost += (1 - pair.likeness.value) * (weight + other) / 2
    }
    let query = Self.open(alignment.openLeft, of: left)
    let entry = Self.open(alignment.openRight, of: right)
    let shared = alignment.pairs.filter { Self.tells(left, $0.left) || Self.tells(right, $0.right) }
    if shared.count >= 2, shared.allSatisfy({ $0.likeness.reason == .spelling }) { lost += rates.unanchored }
    unlike = lost * rates.unlike
    let isSingle = shared.count <= 1 && isPerson && (query > Self.singleMin || entry > Self.singleMin)
    open =
      query * rates.openQuery + entry * rates.openEntry + min(query, entry) * rates.conflict
      + (isSingle ? rates.single : 0)
    value = max(0, 1 - unlike - open)
  }

  /// Share of a name's weight that is open from which on one shared word is a single one.
  private static let singleMin = 0.25

  private static func tells(_ name: WeightedName, _ range: Range<Int>) -> Bool {
    range.contains { [.word, .numeral, .ideograph].contains(name.tokens[$0].kind) }
  }

  /// Share of a name's weight that has no pair. A word that the name says twice is open once at most.
  private static func open(_ places: [Int], of name: WeightedName) -> Double {
    guard !places.isEmpty else { return 0 }
    let paired = Set(name.tokens.indices.filter { !places.contains($0) }.map { name.tokens[$0].letters })
    let open = places.filter { !paired.contains(name.tokens[$0].letters) }
    return open.reduce(0) { $0 + name.weights[$1] } / name.total
  }
}
