/// What every word of the customers' names may stand for among the names of some entries, with the word's weight in the
/// whole index.
struct CustomerWordMatches: Sendable {
  /// Words that are matched at once.
  private static let partMax = ConcurrentRanges.partMax

  /// A match in six bytes: few likenesses differ.
  fileprivate struct Match: Sendable {
    let word: WordTable.ID
    /// Place in ``Part/likenesses``.
    let likeness: UInt16
  }

  /// Neighbouring words with their matches.
  struct Part: Sendable {
    fileprivate var rarities: [Double] = []
    fileprivate var weights: [Double] = []
    /// The most weight that a word may bring a name: its best match, and its parts where it may be parted.
    fileprivate var most: [Double] = []
    fileprivate var ends: [UInt32] = []
    fileprivate var matches: [Match] = []
    fileprivate var likenesses: [WordSimilarity.Likeness] = []
  }

  /// What words are matched with, before they are.
  struct Unmatched: Sendable {
    fileprivate let words: CustomerWords
    fileprivate let columns: NameColumns
    fileprivate let whole: WordTable

    /// The words in ranges that are matched at once.
    var ranges: [Range<Int>] {
      stride(from: 0, to: words.count, by: partMax).map { $0..<min($0 + partMax, words.count) }
    }

    /// Matches the words of one of the ranges.
    @Sendable func match(_ range: Range<Int>) -> Part {
      let search = WordSearch(columns.table)
      var part = Part()
      var numbers: [WordSimilarity.Likeness: UInt16] = [:]
      var found: [WordMatch] = []
      for place in range {
        let word = CustomerWords.ID(place)
        let (letters, kind) = (words.letters(of: word), words.kind(of: word))
        let rarity = whole.id(of: letters).map { whole.rarities[Int($0)] } ?? 1
        let weight = WeightedName.weight(kind, rarity: rarity)
        let token = FlatName.Word(
          start: 0, count: letters.count, kind: kind, isRomanised: words.isRomanised(word),
          mayBeCut: words.mayBeCut(word), rarity: rarity, weight: weight)
        found.removeAll(keepingCapacity: true)
        search.find(letters, token, bearers: .max, into: &found)
        var most = weight * (found.map(\.likeness.value).max() ?? 0)
        var isParted = false
        PartedWords.longer(of: letters, in: columns.table, whole: whole) { _ in isParted = true }
        if isParted { most += weight }
        for match in found {
          let number = numbers[match.likeness] ?? UInt16(part.likenesses.count)
          if Int(number) == part.likenesses.count {
            part.likenesses.append(match.likeness)
            numbers[match.likeness] = number
          }
          part.matches.append(Match(word: match.word, likeness: number))
        }
        part.rarities.append(rarity)
        part.weights.append(weight)
        part.most.append(most)
        part.ends.append(UInt32(part.matches.count))
      }
      return part
    }
  }

  private let parts: [Part]

  /// Words that are to be matched.
  static func parts(of words: CustomerWords, _ columns: NameColumns, whole: WordTable) -> Unmatched {
    Unmatched(words: words, columns: columns, whole: whole)
  }

  /// What was matched, in the order of the words.
  init(_ parts: [Part]) { self.parts = parts }

  /// How rare a word is in the whole index.
  func rarity(of word: CustomerWords.ID) -> Double {
    parts[Int(word) / Self.partMax].rarities[Int(word) % Self.partMax]
  }

  /// What a word weighs.
  func weight(of word: CustomerWords.ID) -> Double { parts[Int(word) / Self.partMax].weights[Int(word) % Self.partMax] }

  /// The most weight that a word may bring a name, joined words aside.
  func most(of word: CustomerWords.ID) -> Double { parts[Int(word) / Self.partMax].most[Int(word) % Self.partMax] }

  /// Adds what a word may stand for.
  func add(_ word: CustomerWords.ID, to found: inout [WordMatch]) {
    let part = parts[Int(word) / Self.partMax]
    let place = Int(word) % Self.partMax
    for match in part.matches[Int(place > 0 ? part.ends[place - 1] : 0)..<Int(part.ends[place])] {
      found.append(WordMatch(word: match.word, likeness: part.likenesses[Int(match.likeness)]))
    }
  }
}
