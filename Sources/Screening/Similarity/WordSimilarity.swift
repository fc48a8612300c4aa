/// How alike two words of names are.
struct WordSimilarity {
  /// Why two words count as one.
  enum Reason: UInt8, Hashable, Sendable {
    case equal, variant, spelling, vowelsDropped, consonants, cut, initial, joined, abbreviation
  }

  /// A likeness with its reason.
  struct Likeness: Hashable, Sendable {
    /// Above 0, at most 1.
    let value: Double
    let reason: Reason
  }

  /// Spellings of one name that no letter rule derives, and familiar forms: surer than a slip, less than the same.
  static let variant = 0.92
  /// Consonants of one class each, one word of both without vowels: by number of consonants, two or more.
  static func consonants(_ count: Int) -> Double { count >= 3 ? 0.80 : 0.68 }
  /// The same letters but for vowels, of which one word has none inside: by its number of letters.
  static func vowelsDropped(_ count: Int) -> Double { count >= 3 ? 0.92 : 0.84 }
  /// A word for its first letter in the query.
  static let initial = 0.8
  /// The same in an entry: a list that knows a letter alone tells less than a person who gives one.
  static let entryInitial = 0.7
  /// Two particles that are not alike.
  static let particles = 0.6
  /// A word for its beginning, where a field may have cut it.
  static let cut = 0.9

  private let spelling = SpellingCost()

  /// Most that two words may cost by the longer one's length, in tenths of a plain change; zero for words of one or
  /// two letters, which one change makes another word.
  static func budget(_ length: Int) -> Int { length < budgets.count ? budgets[length] : longBudget }
  private static let budgets = [0, 0, 0, 7, 10, 12, 16, 18, 20, 22, 24, 26]
  private static let longBudget = 28

  /// Most that words may cost of which one is romanised: its spelling is one of several already, and short syllables
  /// that differ in a consonant are other names.
  static func romanisedBudget(_ length: Int) -> Int { length <= 5 ? min(budget(length), 6) : min(budget(length), 12) }

  /// Letters of a romanised syllable at most.
  private static let syllableMax = 5
  /// What a romanised syllable loses that is spelled otherwise: most are other syllables.
  private static let unsure = 0.1

  /// The likeness of two words that are neither initials nor numbers; nil where they are different words.
  /// - Parameter least: likenesses below it need not be found.
  func likeness(_ left: [UInt8], _ right: [UInt8], isRomanised: Bool, least: Double = 0) -> Likeness? {
    if left == right { return Likeness(value: 1, reason: .equal) }
    if Letters.isIdeograph(left) || Letters.isIdeograph(right) { return nil }
    var best = left.withUnsafeBufferPointer { first in
      right.withUnsafeBufferPointer { second in spelled(first, second, isRomanised: isRomanised, least: least) }
    }
    if NameVariants.areVariants(left, right), (best?.value ?? 0) < Self.variant {
      best = Likeness(value: Self.variant, reason: .variant)
    }
    if let bare = Self.bare(left, right), (best?.value ?? 0) < bare.value { best = bare }
    return best
  }

  /// The likeness by spelling alone; one below a least need not be found.
  func spelled(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>, isRomanised: Bool, least: Double = 0
  ) -> Likeness? {
    let length = max(left.count, right.count)
    let budget = isRomanised ? Self.romanisedBudget(length) : Self.budget(length)
    let limit = min(budget, Int((1 - least) * 10 * Double(length)) + 1)
    guard limit > 0, let cost = spelling.between(left, right, limit: limit) else { return nil }
    let value = Self.value(cost: cost, length: length)
    let isUnsure = isRomanised && length <= Self.syllableMax && cost > 0
    return Likeness(value: isUnsure ? max(0.05, value - Self.unsure) : value, reason: .spelling)
  }

  /// Share of a word that is right, by its cost: one plain change in a word of five letters leaves 0.8.
  static func value(cost: Int, length: Int) -> Double { max(0.05, 1 - Double(cost) / (10 * Double(length))) }

  /// The likeness of two words of which one has dropped its vowels.
  static func bare(_ left: [UInt8], _ right: [UInt8]) -> Likeness? {
    guard ConsonantKey.isBare(left) || ConsonantKey.isBare(right) else { return nil }
    let keys = (ConsonantKey(left), ConsonantKey(right))
    guard keys.0.isBare || keys.1.isBare, keys.0.code == keys.1.code, keys.0.count >= 2 else { return nil }
    let (short, long) = left.count < right.count ? (left, right) : (right, left)
    if isWithoutVowels(short, of: long) { return Likeness(value: vowelsDropped(short.count), reason: .vowelsDropped) }
    guard left.first == right.first || keys.0.count >= 3 else { return nil }
    return Likeness(value: consonants(keys.0.count), reason: .consonants)
  }

  /// Whether a word is another without some of its vowels.
  private static func isWithoutVowels(_ short: [UInt8], of long: [UInt8]) -> Bool {
    var place = 0
    for letter in long {
      if place < short.count, short[place] == letter {
        place += 1
      } else if !Letters.isVowel(letter) {
        return false
      }
    }
    return place == short.count
  }
}
