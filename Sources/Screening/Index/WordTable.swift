/// Every word of an index's names once, ordered by length and beginning, with what finds the words that are like
/// another.
struct WordTable: Sendable {
  /// A word of the table by its place.
  typealias ID = Int32

  /// The words, shortest first, those of one length by how they begin.
  let words: [[UInt8]]
  /// How rare each word is, 0 through 1; see ``rarity(of:)``.
  let rarities: [Double]
  /// What a word is refused by before its letters are compared.
  private struct Outline: Sendable {
    /// Consonants by class and count; see ``WordTable/signature(_:)``.
    let signature: UInt64
    /// Kinds of bearers that have the word: 1 for persons, 2 for bodies.
    let bearers: UInt8
  }

  private let outlines: [Outline]
  /// First place of each length and class of first letter, and one more.
  private let starts: [Int]
  /// Places ordered by length and last two letters, and those in that order.
  private let ended: [ID]
  private let endings: [Int]
  /// Places by hash: open addressing, -1 where empty.
  private let slots: [ID]
  /// Places ordered by consonant key, and the keys in that order.
  private let keyed: [ID]
  private let keys: [UInt64]
  private let isBare: [Bool]
  /// Places in the order of the letters.
  private let alphabetic: [ID]

  /// Builds the table.
  /// - Parameter counts: number of names that have each word, and what bears them.
  /// - Parameter names: number of all names.
  init(counts: [[UInt8]: (count: Int32, bearers: UInt8)], names: Int) {
    let sorted = counts.keys.map { (LetterEnds.beginning($0), $0) }.sorted { left, right in
      left.0 != right.0 ? left.0 < right.0 : left.1.lexicographicallyPrecedes(right.1)
    }.map(\.1)
    words = sorted
    rarities = sorted.map { Self.rarity(frequency: counts[$0]?.count ?? 0, among: names) }
    outlines = sorted.map { word in
      Outline(signature: Self.signature(word), bearers: counts[word]?.bearers ?? 0)
    }
    var starts = [Int](repeating: sorted.count, count: LetterEnds.beginnings + 1)
    for (place, word) in sorted.enumerated().reversed() { starts[LetterEnds.beginning(word)] = place }
    for place in (0..<LetterEnds.beginnings).reversed() { starts[place] = min(starts[place], starts[place + 1]) }
    self.starts = starts
    ended = sorted.indices.sorted { LetterEnds.ending(sorted[$0]) < LetterEnds.ending(sorted[$1]) }.map(ID.init)
    endings = ended.map { LetterEnds.ending(sorted[Int($0)]) }
    let capacity = Self.capacity(sorted.count)
    var slots = [ID](repeating: -1, count: capacity)
    for (place, word) in sorted.enumerated() {
      var slot = Self.hash(word) & (capacity - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = ID(place)
    }
    self.slots = slots
    let consonants = sorted.map { ConsonantKey($0) }
    isBare = consonants.map(\.isBare)
    keyed = sorted.indices.sorted { consonants[$0].code < consonants[$1].code }.map(ID.init)
    alphabetic = sorted.indices.sorted { sorted[$0].lexicographicallyPrecedes(sorted[$1]) }.map(ID.init)
    keys = keyed.map { consonants[Int($0)].code }
  }

  /// The place of a word; nil for a word that no name has.
  func id(of word: [UInt8]) -> ID? {
    var slot = Self.hash(word) & (slots.count - 1)
    while slots[slot] >= 0 {
      if words[Int(slots[slot])] == word { return slots[slot] }
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
      if words[Int(alphabetic[middle])].lexicographicallyPrecedes(head) { low = middle + 1 } else { high = middle }
    }
    var found: [ID] = []
    while low < alphabetic.count, words[Int(alphabetic[low])].starts(with: head) {
      if words[Int(alphabetic[low])].count > head.count { found.append(alphabetic[low]) }
      low += 1
    }
    return found
  }

  /// Calls with the words that may cost at most a limit to reach from another: those of near length that begin with a
  /// letter of the same class or end in the same two letters, with nearly the same consonants and few letters changed.
  /// What this passes over is measured against a comparison with every name.
  func candidates(near word: [UInt8], limit: Int, bearers wanted: UInt8, _ body: (Int) -> Void) {
    guard !word.isEmpty, word.count <= Letters.wordMax else { return }
    let reach = max(1, limit / 7)
    let search = NearWords(
      word: word, signature: Self.signature(word), differenceMax: max(2, limit / 5), distanceMax: max(2, limit / 5))
    let kind = LetterEnds.kind(word.first)
    let lengths = max(1, word.count - reach)...min(word.count + reach, Letters.wordMax)
    for length in lengths {
      // A digit among letters is a letter misread, of whatever class; in a short word any slip is at an end.
      let isOpen = kind == LetterEnds.any || word.count <= LetterEnds.shortMax
      let kinds = isOpen ? 0...LetterEnds.kinds - 1 : kind...kind
      let first = starts[LetterEnds.beginning(length, kinds.lowerBound)]
      let last = starts[LetterEnds.beginning(length, kinds.upperBound) + 1]
      for place in first..<last where isNear(place, search, wanted) { body(place) }
      guard !isOpen else { continue }
      let ending = LetterEnds.ending(word, length: length)
      var next = Self.firstPlace(of: ending, in: endings)
      while next < endings.count, endings[next] == ending {
        let place = Int(ended[next])
        if LetterEnds.kind(words[place].first) != kind, isNear(place, search, wanted) { body(place) }
        next += 1
      }
    }
  }

  /// A word that others are compared with, and how far they may be from it.
  private struct NearWords {
    let signature: UInt64
    let differenceMax: Int
    let distanceMax: Int
    let distance: PlainDistance

    init(word: [UInt8], signature: UInt64, differenceMax: Int, distanceMax: Int) {
      self.signature = signature
      self.differenceMax = differenceMax
      self.distanceMax = distanceMax
      distance = PlainDistance(word)
    }
  }

  private func isNear(_ place: Int, _ search: NearWords, _ wanted: UInt8) -> Bool {
    let outline = outlines[place]
    return outline.bearers & wanted != 0
      && (outline.signature ^ search.signature).nonzeroBitCount <= search.differenceMax
      && search.distance.distance(to: words[place]) <= search.distanceMax
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
    words.count * (MemoryLayout<[UInt8]>.stride + 32 + 8 + 16 + 8 + 8 + 12 + 1) + slots.count * 4
      + words.reduce(0) { $0 + ($1.count + 15) / 16 * 16 }
  }

  /// Up to five consonants of each of twelve classes, one bit each, so that two words' signatures differ in as many
  /// bits as their consonants do.
  static func signature(_ word: [UInt8]) -> UInt64 {
    var counts = (0 as UInt64, [Int](repeating: 0, count: 12))
    var last = -1
    for letter in word where letter < 26 {
      let kind = classes[Int(letter)]
      if kind >= 0, kind != last, counts.1[kind] < 5 {
        counts.0 |= 1 << UInt64(kind * 5 + counts.1[kind])
        counts.1[kind] += 1
      }
      last = kind
    }
    return counts.0
  }

  private static let classes: [Int] = {
    var classes = [Int](repeating: -1, count: 26)
    for (index, group) in ["bp", "ckqx", "dt", "fv", "g", "l", "m", "n", "r", "sz"].enumerated() {
      for letter in Letters.codes(group) { classes[Int(letter)] = index }
    }
    return classes
  }()

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
  private static func hash(_ word: [UInt8]) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: hash >> 1) & Int.max
  }
}
