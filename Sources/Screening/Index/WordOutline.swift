/// What tells quickly that two words are far apart: which letters they have, how often each class of consonants occurs,
/// and how many letters differ.
struct WordOutline {
  private let length: Int
  private let consonants: UInt64
  private let bag: UInt32
  private let differenceMax: Int
  private let distanceMax: Int
  private let distance: PlainDistance

  /// Prepares a word that others are compared with.
  /// - Parameter differenceMax: consonants that may differ.
  /// - Parameter distanceMax: letters that may be put in, left out or changed.
  init(_ word: UnsafeBufferPointer<UInt8>, differenceMax: Int, distanceMax: Int) {
    length = word.count
    consonants = Self.consonants(word)
    bag = Self.bag(word)
    self.differenceMax = differenceMax
    self.distanceMax = distanceMax
    distance = PlainDistance(word)
  }

  /// Which of several bags of words of one length may be near, one bit each from the lowest on.
  @inline(__always)
  func near(bags: SIMD8<UInt32>, length count: Int) -> UInt8 {
    // Bits are counted by adding neighbours, since not every processor that this runs on counts them itself.
    var bits = bags ^ SIMD8(repeating: bag)
    bits = bits &- ((bits &>> 1) & 0x5555_5555)
    bits = (bits & 0x3333_3333) &+ ((bits &>> 2) & 0x3333_3333)
    bits = (bits &+ (bits &>> 4)) & 0x0F0F_0F0F
    bits = bits &+ (bits &>> 8)
    bits = (bits &+ (bits &>> 16)) & 0x3F
    // A number that is not above the greatest wraps round below zero and leaves its lane's bit.
    let below = (bits &- UInt32(bitsMax(count) + 1)) &>> 31
    let lanes = below &<< SIMD8(0, 1, 2, 3, 4, 5, 6, 7)
    let half = lanes.lowHalf | lanes.highHalf
    let quarter = half.lowHalf | half.highHalf
    return UInt8(truncatingIfNeeded: quarter[0] | quarter[1])
  }

  /// Whether a bag of a word of a length may be near.
  func isNear(bag letters: UInt32, length count: Int) -> Bool {
    (letters ^ bag).nonzeroBitCount <= bitsMax(count)
  }

  /// A letter that is put in or left out changes one bit of a bag, a letter for another two.
  private func bitsMax(_ count: Int) -> Int { max(-1, 2 * distanceMax - abs(count - length)) }

  /// Whether a word of those consonants may be near.
  func isNear(consonants other: UInt64) -> Bool { (other ^ consonants).nonzeroBitCount <= differenceMax }

  /// Whether a word is near.
  func isNear(_ other: UnsafeBufferPointer<UInt8>) -> Bool { distance.distance(to: other) <= distanceMax }

  /// Which letters a word has, which of the most frequent it has twice, and whether it has a digit: one bit each.
  static func bag(_ word: some Collection<UInt8>) -> UInt32 {
    var bits: UInt32 = 0
    for letter in word where letter < Letters.ideographMin {
      let bit: UInt32 = 1 << UInt32(min(letter, 26))
      if bits & bit != 0, let second = seconds[bit] { bits |= second }
      bits |= bit
    }
    return bits
  }

  /// The bits of letters that occur twice.
  private static let seconds: [UInt32: UInt32] = Dictionary(
    uniqueKeysWithValues: Letters.codes("aeino").enumerated().map { (1 << UInt32($1), 1 << UInt32(27 + $0)) })

  /// Up to five consonants of each of ten classes, one bit each, so that two words' numbers differ in as many bits as
  /// their consonants do.
  static func consonants(_ word: some Collection<UInt8>) -> UInt64 {
    var bits: UInt64 = 0
    var last: UInt8 = none
    for letter in word where letter < 26 {
      let kind = classes[Int(letter)]
      if kind != none, kind != last {
        // The class's next free bit of five; a sixth changes nothing.
        let shift = UInt64(kind) * 5
        let run = bits >> shift & 31
        bits |= ((run << 1 | 1) & 31) << shift
      }
      last = kind
    }
    return bits
  }

  private static let none: UInt8 = 255

  private static let classes: [UInt8] = {
    var classes = [UInt8](repeating: none, count: 26)
    for (index, group) in ["bp", "ckqx", "dt", "fv", "g", "l", "m", "n", "r", "sz"].enumerated() {
      for letter in Letters.codes(group) { classes[Int(letter)] = UInt8(index) }
    }
    return classes
  }()
}
