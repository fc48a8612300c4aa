/// Every word of an index's names once, ordered by length and beginning, with what finds the words that are like
/// another.
///
/// A class for the reason of ``NameColumns``.
final class WordTable: Sendable {
  /// A word of the table by its place.
  typealias ID = Int32

  /// A word on its way into a table.
  struct Word {
    let letters: [UInt8]
    /// 0 for one that every name has through 1 for one of a single name.
    let rarity: Double
    /// Kinds of bearers that have the word: 1 for persons, 2 for bodies.
    let bearers: UInt8
  }

  /// The words' letters, one word after the other: shortest first, those of one length by how they begin.
  private let letters: [UInt8]
  /// Where each word begins in ``letters``; one more at the end.
  private let starts: [UInt32]
  /// How rare each word is, 0 through 1; see ``rarity(of:)``.
  let rarities: [Double]
  /// What a word is refused by before its letters are compared; see ``WordOutline``.
  private let consonants: [UInt64]
  private let bags: [UInt32]
  private let bearers: [UInt8]
  /// First place of each length and class of first letter, and one more.
  private let firsts: [Int32]
  /// Places ordered by length and last two letters, and those in that order.
  private let ended: [ID]
  private let endings: [UInt32]
  /// Bags and classes of first letters in that order.
  private let endedBags: [UInt32]
  private let endedKinds: [UInt8]
  /// Places by hash: open addressing, -1 where empty.
  private let slots: [ID]
  /// Places ordered by consonant key, and the keys in that order.
  private let keyed: [ID]
  private let keys: [UInt64]
  private let isBare: [Bool]
  /// Places in the order of the letters.
  private let alphabetic: [ID]

  /// Builds the table from the number of names that have each word, and what bears them, among all names.
  convenience init(counts: [[UInt8]: (count: Int32, bearers: UInt8)], names: Int) {
    self.init(
      counts.map { letters, seen in
        Word(letters: letters, rarity: Self.rarity(frequency: seen.count, among: names), bearers: seen.bearers)
      })
  }

  /// Builds the table of words, each given once.
  init(_ words: [Word]) {
    let sorted = words.map { (LetterEnds.beginning($0.letters), $0) }.sorted { left, right in
      left.0 != right.0 ? left.0 < right.0 : left.1.letters.lexicographicallyPrecedes(right.1.letters)
    }.map(\.1)
    letters = sorted.flatMap(\.letters)
    var starts: [UInt32] = [0]
    starts.reserveCapacity(sorted.count + 1)
    for word in sorted { starts.append((starts.last ?? 0) + UInt32(word.letters.count)) }
    self.starts = starts
    rarities = sorted.map(\.rarity)
    consonants = sorted.map { WordOutline.consonants($0.letters) }
    bags = sorted.map { WordOutline.bag($0.letters) }
    bearers = sorted.map(\.bearers)
    var firsts = [Int32](repeating: Int32(sorted.count), count: LetterEnds.beginnings + 1)
    for (place, word) in sorted.enumerated().reversed() { firsts[LetterEnds.beginning(word.letters)] = Int32(place) }
    for place in (0..<LetterEnds.beginnings).reversed() { firsts[place] = min(firsts[place], firsts[place + 1]) }
    self.firsts = firsts
    let ends = sorted.map { LetterEnds.ending($0.letters) }
    ended = sorted.indices.sorted { ends[$0] != ends[$1] ? ends[$0] < ends[$1] : $0 < $1 }.map(ID.init)
    endings = ended.map { ends[Int($0)] }
    endedBags = ended.map { WordOutline.bag(sorted[Int($0)].letters) }
    endedKinds = ended.map { UInt8(LetterEnds.kind(sorted[Int($0)].letters.first)) }
    let capacity = Self.capacity(sorted.count)
    var slots = [ID](repeating: -1, count: capacity)
    for (place, word) in sorted.enumerated() {
      var slot = Self.hash(word.letters) & (capacity - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = ID(place)
    }
    self.slots = slots
    let bare = sorted.map { ConsonantKey($0.letters) }
    isBare = bare.map(\.isBare)
    keyed = sorted.indices.sorted { left, right in
      let (first, second) = (bare[left].code, bare[right].code)
      return first != second ? first < second : left < right
    }.map(ID.init)
    keys = keyed.map { bare[Int($0)].code }
    alphabetic = sorted.indices.sorted { sorted[$0].letters.lexicographicallyPrecedes(sorted[$1].letters) }.map(ID.init)
  }

  /// Number of words.
  var count: Int { rarities.count }

  /// A word's letters.
  func letters(of word: ID) -> [UInt8] { Array(slice(word)) }

  /// A word's letters in their place.
  func slice(_ word: ID) -> ArraySlice<UInt8> { letters[Int(starts[Int(word)])..<Int(starts[Int(word) + 1])] }

  /// Kinds of bearers that have a word: 1 for persons, 2 for bodies.
  func bearers(of word: ID) -> UInt8 { bearers[Int(word)] }

  /// The place of a word; nil for a word that no name has.
  func id(of word: some Collection<UInt8>) -> ID? {
    var slot = Self.hash(word) & (slots.count - 1)
    while slots[slot] >= 0 {
      if slice(slots[slot]).elementsEqual(word) { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Words with the consonants of a key, where that word or the key's has no vowels to compare.
  func sharing(_ key: ConsonantKey) -> [ID] {
    guard key.count >= 2 else { return [] }
    var low = Self.firstPlace(of: key.code, in: keys)
    var found: [ID] = []
    while low < keys.count, keys[low] == key.code {
      if key.isBare || isBare[Int(keyed[low])] { found.append(keyed[low]) }
      low += 1
    }
    return found
  }

  /// Longer words that begin with another of two letters or more.
  func beginning(with head: [UInt8]) -> [ID] {
    guard head.count >= 2 else { return [] }
    var low = 0
    var high = alphabetic.count
    while low < high {
      let middle = (low + high) / 2
      if slice(alphabetic[middle]).lexicographicallyPrecedes(head) { low = middle + 1 } else { high = middle }
    }
    var found: [ID] = []
    while low < alphabetic.count, slice(alphabetic[low]).starts(with: head) {
      if slice(alphabetic[low]).count > head.count { found.append(alphabetic[low]) }
      low += 1
    }
    return found
  }

  /// Calls with the words that may cost at most a limit to reach from another, and their letters, which are there for
  /// the time of the call: those of near length that begin with a letter of the same class or end in the same two
  /// letters, with nearly the same consonants and few letters changed. What this passes over is measured against a
  /// comparison with every name.
  func candidates(
    near word: UnsafeBufferPointer<UInt8>, limit: Int, bearers wanted: UInt8,
    _ body: (ID, UnsafeBufferPointer<UInt8>) -> Void
  ) {
    guard !word.isEmpty, word.count <= Letters.wordMax else { return }
    let reach = max(1, limit / 7)
    let search = NearSearch(
      outline: WordOutline(word, differenceMax: max(2, limit / 5), distanceMax: max(2, limit / 5)), bearers: wanted)
    let kind = LetterEnds.kind(word.first)
    // A digit among letters is a letter misread, of whatever class; in a short word any slip is at an end.
    let isOpen = kind == LetterEnds.any || word.count <= LetterEnds.shortMax
    let kinds = isOpen ? 0...LetterEnds.kinds - 1 : kind...kind
    withColumns { columns in
      for length in max(1, word.count - reach)...min(word.count + reach, Letters.wordMax) {
        let first = Int(firsts[LetterEnds.beginning(length, kinds.lowerBound)])
        let last = Int(firsts[LetterEnds.beginning(length, kinds.upperBound) + 1])
        search.near(columns.bags, first..<last, length: length) { search.visit($0, columns, body) }
        guard !isOpen else { continue }
        let ending = LetterEnds.ending(word, length: length)
        let start = Self.firstPlace(of: ending, in: endings)
        var end = start
        while end < endings.count, endings[end] == ending { end += 1 }
        search.near(columns.endedBags, start..<end, length: length) { place in
          if columns.endedKinds[place] != UInt8(kind) { search.visit(Int(columns.ended[place]), columns, body) }
        }
      }
    }
  }

  // Safe: the pointers are read inside the closure alone, at places that the table's own numbers bound. They spare a
  // search that looks at thousands of words the counting of references to eight arrays for each.
  private func withColumns(_ body: (NearSearch.Columns) -> Void) {
    letters.withUnsafeBufferPointer { letters in
      starts.withUnsafeBufferPointer { starts in
        consonants.withUnsafeBufferPointer { consonants in
          bearers.withUnsafeBufferPointer { bearers in
            bags.withUnsafeBufferPointer { bags in
              ended.withUnsafeBufferPointer { ended in
                endedBags.withUnsafeBufferPointer { endedBags in
                  endedKinds.withUnsafeBufferPointer { endedKinds in
                    body(
                      NearSearch.Columns(
                        letters: letters, starts: starts, consonants: consonants, bearers: bearers, bags: bags,
                        ended: ended, endedBags: endedBags, endedKinds: endedKinds))
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  /// How rare a word is: 0 for one that every name has, 1 for one of a single name or of none.
  func rarity(of word: [UInt8]) -> Double { id(of: word).map { rarities[Int($0)] } ?? 1 }

  /// The share of a word's information (Spärck Jones 1972) in that of a word which a single name has.
  private static func rarity(frequency: Int32, among names: Int) -> Double {
    guard frequency > 1, names > 1 else { return 1 }
    return min(1, max(0, 1 - logarithm(Double(frequency)) / logarithm(Double(names))))
  }

  /// Bytes that the table holds.
  var bytes: Int {
    letters.count + starts.count * 4 + rarities.count * (8 + 8 + 4 + 4 + 1 + 1 + 4 + 4 + 4 + 8 + 1 + 4) + firsts.count
      * 4
      + slots.count * 4
  }

  private static func firstPlace<Key: Comparable>(of key: Key, in sorted: [Key]) -> Int {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func capacity(_ count: Int) -> Int {
    var capacity = 16
    while capacity < count * 2 { capacity *= 2 }
    return capacity
  }

  /// Fowler, Noll and Vo's hash, variant 1a.
  private static func hash(_ word: some Collection<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: hash >> 1) & Int.max
  }
}
