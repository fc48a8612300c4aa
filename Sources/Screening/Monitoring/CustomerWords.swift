/// Every word of all customers' names once, each with what it is in a name: words are matched with a list's once for
/// all customers that have them.
struct CustomerWords: Sendable {
  /// A word by its place.
  typealias ID = Int32

  private var letters: [UInt8] = []
  /// Where each word begins in ``letters``; one more at the end.
  private var starts: [UInt32] = [0]
  /// By word, its kind in the lowest three bits, then whether it is romanised, then whether it may be cut.
  private var tags: [UInt8] = []
  /// Places by hash: open addressing, -1 where empty.
  private var slots = [ID](repeating: -1, count: 1024)

  /// Begins with no word.
  init() {}

  /// Number of words.
  var count: Int { tags.count }

  /// A word's letters.
  func letters(of word: ID) -> ArraySlice<UInt8> { letters[Int(starts[Int(word)])..<Int(starts[Int(word) + 1])] }

  /// What a word is in a name.
  func kind(of word: ID) -> NameToken.Kind { NameToken.Kind(rawValue: tags[Int(word)] & 7) ?? .word }

  /// Whether a word was written in other letters than Latin ones.
  func isRomanised(_ word: ID) -> Bool { tags[Int(word)] & 8 != 0 }

  /// Whether a word is a long name's last one.
  func mayBeCut(_ word: ID) -> Bool { tags[Int(word)] & 16 != 0 }

  /// A word as a name has it.
  func token(_ word: ID) -> NameToken {
    var token = NameToken(letters: Array(letters(of: word)), kind: kind(of: word), part: .unknown)
    token.isRomanised = isRomanised(word)
    token.mayBeCut = mayBeCut(word)
    return token
  }

  /// The place of a word, which is added where it is new.
  mutating func id(of token: NameToken) -> ID {
    let tag = token.kind.rawValue | (token.isRomanised ? 8 : 0) | (token.mayBeCut ? 16 : 0)
    var slot = Self.hash(token.letters, tag) & (slots.count - 1)
    while slots[slot] >= 0 {
      let known = slots[slot]
      if tags[Int(known)] == tag, letters(of: known).elementsEqual(token.letters) { return known }
      slot = (slot + 1) & (slots.count - 1)
    }
    let id = ID(tags.count)
    slots[slot] = id
    tags.append(tag)
    letters.append(contentsOf: token.letters)
    starts.append(UInt32(letters.count))
    if tags.count * 2 > slots.count { grow() }
    return id
  }

  /// Bytes that the words hold.
  var bytes: Int { letters.capacity + starts.capacity * 4 + tags.capacity + slots.capacity * 4 }

  private mutating func grow() {
    slots = [ID](repeating: -1, count: slots.count * 2)
    for word in tags.indices {
      var slot = Self.hash(letters(of: ID(word)), tags[word]) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = ID(word)
    }
  }

  /// Fowler, Noll and Vo's hash, variant 1a.
  private static func hash(_ word: some Collection<UInt8>, _ tag: UInt8) -> Int {
    var hash: UInt64 = (0xCBF2_9CE4_8422_2325 ^ UInt64(tag)) &* 0x100_0000_01B3
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: hash >> 1) & Int.max
  }
}
