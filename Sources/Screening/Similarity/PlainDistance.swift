/// Fewest insertions, deletions and substitutions from one word to others, in a few steps a letter: the rows of the
/// table are bits of one number (Myers 1999, with Hyyrö's form of 2003).
///
/// A class with its table in line: a search asks a thousand times, and would copy the table of a value, or count the
/// references to an array, each time.
final class PlainDistance {
  /// For each letter, its places in the word.
  private var places = InlineArray<64, UInt64>(repeating: 0)
  private let count: Int

  /// Prepares a word of at most 64 of ``Letters``' numbers below 64; others never agree.
  init(_ word: some Collection<UInt8>) {
    count = min(word.count, 64)
    for (place, letter) in word.prefix(64).enumerated() where letter < 64 { places[Int(letter)] |= 1 << UInt64(place) }
  }

  /// The distance to another word.
  func distance(to word: UnsafeBufferPointer<UInt8>) -> Int {
    guard count > 0 else { return word.count }
    let last: UInt64 = 1 << UInt64(count - 1)
    var up: UInt64 = ~0
    var down: UInt64 = 0
    var distance = count
    for letter in word {
      let equal = letter < 64 ? places[Int(letter & 63)] : 0
      let diagonal = (((equal & up) &+ up) ^ up) | equal | down
      var right = down | ~(diagonal | up)
      var left = up & diagonal
      if right & last != 0 { distance &+= 1 } else if left & last != 0 { distance &-= 1 }
      right = right &<< 1 | 1
      left = left &<< 1
      up = left | ~(diagonal | right)
      down = right & diagonal
    }
    return distance
  }
}
