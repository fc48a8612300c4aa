/// Finds words that were joined, parted or shortened to their initials: Abd Allah and Abdullah, Polpot and Pol Pot.
struct WordJoints {
  /// Pairs below this likeness are given up where joined words fit better.
  static let weakMax = 0.8
  /// A joined word must be nearly right: each part could be anything.
  static let likenessMin = 0.88
  /// Most words that are one word elsewhere.
  static let partsMax = 3

  /// Words of each name that stand alone so far.
  var openLeft: [Int] = []
  /// See ``openLeft``.
  var openRight: [Int] = []
  /// Pairs that may be given up.
  var weak: [NameAlignment.Pair] = []
  /// What was found.
  private(set) var pairs: [NameAlignment.Pair] = []

  private let left: [NameToken]
  private let right: [NameToken]
  private let words: WordSimilarity
  private let isRomanised: Bool

  /// Begins with nothing joined.
  init(_ left: [NameToken], _ right: [NameToken], words: WordSimilarity) {
    self.left = left
    self.right = right
    self.words = words
    isRomanised = (left + right).contains(where: \.isRomanised)
  }

  /// Whether joined words took the place of a pair.
  func isReplaced(_ pair: NameAlignment.Pair) -> Bool {
    pair.likeness.value < Self.weakMax
      && pairs.contains { $0.left.overlaps(pair.left) || $0.right.overlaps(pair.right) }
  }

  /// Joins what fits, the longest first.
  mutating func join() {
    guard !openLeft.isEmpty || !openRight.isEmpty, !left.isEmpty, !right.isEmpty else { return }
    let freeLeft = openLeft + weak.flatMap { Array($0.left) }
    let freeRight = openRight + weak.flatMap { Array($0.right) }
    guard freeLeft.count <= 12, freeRight.count <= 12 else { return }
    for whole in freeRight where right[whole].letters.count >= 2 { joinLeft(whole, freeLeft) }
    for whole in freeLeft where left[whole].letters.count >= 2 { joinRight(whole, freeRight) }
    openLeft = rest(openLeft, weak.filter(isReplaced).flatMap { Array($0.left) }, pairs.map(\.left))
    openRight = rest(openRight, weak.filter(isReplaced).flatMap { Array($0.right) }, pairs.map(\.right))
  }

  private func rest(_ open: [Int], _ freed: [Int], _ used: [Range<Int>]) -> [Int] {
    (open + freed).sorted().filter { place in !used.contains { $0.contains(place) } }
  }

  private mutating func joinLeft(_ whole: Int, _ free: [Int]) {
    guard !pairs.contains(where: { $0.right.contains(whole) }),
      let (range, likeness) = parts(of: right[whole], in: left, free, used: pairs.map(\.left))
    else { return }
    pairs.append(NameAlignment.Pair(left: range, right: whole..<whole + 1, likeness: likeness))
  }

  private mutating func joinRight(_ whole: Int, _ free: [Int]) {
    guard !pairs.contains(where: { $0.left.contains(whole) }),
      let (range, likeness) = parts(of: left[whole], in: right, free, used: pairs.map(\.right))
    else { return }
    pairs.append(NameAlignment.Pair(left: whole..<whole + 1, right: range, likeness: likeness))
  }

  /// The neighbouring free words that make up one word.
  private func parts(
    of whole: NameToken, in tokens: [NameToken], _ free: [Int], used: [Range<Int>]
  ) -> (Range<Int>, WordSimilarity.Likeness)? {
    guard whole.kind == .word || whole.kind == .particle else { return nil }
    for start in free {
      var joined: [UInt8] = []
      var initials: [UInt8] = []
      for count in 1...Self.partsMax {
        let place = start + count - 1
        guard tokens.indices.contains(place), tokens[place].kind != .numeral, tokens[place].kind != .ideograph else {
          break
        }
        joined += tokens[place].letters
        initials += tokens[place].letters.prefix(1)
        let range = start..<place + 1
        guard count > 1, range.contains(where: free.contains), !used.contains(where: { $0.overlaps(range) }),
          range.allSatisfy({ free.contains($0) })
        else { continue }
        if let likeness = Self.likeness(joined, initials, whole.letters, words: words, isRomanised: isRomanised) {
          return (range, likeness)
        }
      }
    }
    return nil
  }

  /// The likeness of joined words, or of their initials, to one word.
  static func likeness(
    _ joined: [UInt8], _ initials: [UInt8], _ whole: [UInt8], words: WordSimilarity, isRomanised: Bool
  ) -> WordSimilarity.Likeness? {
    // JC and PLA stand for names; su and al are words.
    if initials == whole, whole.count >= 2, !whole.contains(where: Letters.isVowel) || whole.count >= 3 {
      return WordSimilarity.Likeness(value: 0.8, reason: .abbreviation)
    }
    guard fits(joined: joined.count, whole: whole.count),
      let found = words.likeness(joined, whole, isRomanised: isRomanised, least: likenessMin),
      found.value >= likenessMin
    else { return nil }
    return WordSimilarity.Likeness(value: found.value, reason: .joined)
  }

  /// Whether joined words of a number of letters may be one word of another.
  static func fits(joined: Int, whole: Int) -> Bool {
    abs(joined - whole) <= 2 && whole >= 4 && joined <= Letters.wordMax
  }
}
