/// A reading of a name in flat arrays, which a search walks through for each name that it looks at. Made once and
/// filled anew for the next reading.
struct FlatName {
  /// A word of the name.
  struct Word {
    /// Place of its first letter in ``FlatName/letters``.
    let start: Int
    /// Number of its letters.
    let count: Int
    let kind: NameToken.Kind
    let isRomanised: Bool
    let mayBeCut: Bool
    /// 0 for a word that nearly every name has through 1 for one that no other has.
    let rarity: Double
    /// Its kind's share times its rarity.
    let weight: Double
    /// Whether the name has it twice.
    var isRepeated = false

    /// Places of its letters.
    var range: Range<Int> { start..<start + count }
  }

  /// The letters of all words, one word after the other, so that neighbours stand joined.
  private(set) var letters: [UInt8] = []
  /// The words.
  private(set) var words: [Word] = []
  /// Sum of the weights.
  private(set) var total = 0.0

  /// A name without a word.
  init() {}

  /// Fills in a reading's words.
  init(_ tokens: [NameToken], rarity: (NameToken) -> Double) {
    for token in tokens {
      append(
        token.letters, kind: token.kind, isRomanised: token.isRomanised, mayBeCut: token.mayBeCut,
        rarity: rarity(token))
    }
  }

  /// Takes every word out, and keeps the memory.
  mutating func removeAll() {
    letters.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    total = 0
  }

  /// Adds a word.
  mutating func append(
    _ word: some Collection<UInt8>, kind: NameToken.Kind, isRomanised: Bool, mayBeCut: Bool, rarity: Double
  ) {
    let weight = WeightedName.weight(kind, rarity: rarity)
    var added = Word(
      start: letters.count, count: word.count, kind: kind, isRomanised: isRomanised, mayBeCut: mayBeCut,
      rarity: rarity, weight: weight)
    letters.append(contentsOf: word)
    for place in words.indices where words[place].count == added.count {
      guard letters[words[place].range].elementsEqual(letters[added.range]) else { continue }
      words[place].isRepeated = true
      added.isRepeated = true
    }
    words.append(added)
    total += weight
  }

  /// A word's letters.
  func word(_ place: Int) -> ArraySlice<UInt8> { letters[words[place].range] }

  /// The letters of neighbouring words without what parts them.
  func joined(_ range: Range<Int>) -> ArraySlice<UInt8> {
    letters[words[range.lowerBound].start..<words[range.upperBound - 1].range.upperBound]
  }

  /// Whether it is of Chinese characters.
  var isIdeographic: Bool { words.first?.kind == .ideograph }

  /// Whether a word was written in other letters.
  var isRomanised: Bool { words.contains(where: \.isRomanised) }

  /// The same reading for a close comparison.
  var weighted: WeightedName {
    let tokens = words.map { word in
      var token = NameToken(letters: Array(letters[word.range]), kind: word.kind, part: .unknown)
      token.isRomanised = word.isRomanised
      token.mayBeCut = word.mayBeCut
      return token
    }
    return WeightedName(tokens, rarities: words.map(\.rarity))
  }
}
