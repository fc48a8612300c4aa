/// The closest loop of a search: which words of a table's runs are near one word.
struct NearSearch {
  /// What the loop reads of a ``WordTable``, for the time of one search.
  struct Columns {
    let letters: UnsafeBufferPointer<UInt8>
    let starts: UnsafeBufferPointer<UInt32>
    let consonants: UnsafeBufferPointer<UInt64>
    let bearers: UnsafeBufferPointer<UInt8>
    let bags: UnsafeBufferPointer<UInt32>
    let ended: UnsafeBufferPointer<WordTable.ID>
    let endedBags: UnsafeBufferPointer<UInt32>
    let endedKinds: UnsafeBufferPointer<UInt8>
  }

  /// What near words are like.
  let outline: WordOutline
  /// Kinds of bearers whose words are wanted.
  let bearers: UInt8

  /// Calls with the places of bags of words of one length that are nearly the outline's.
  @inline(__always)
  func near(_ bags: UnsafeBufferPointer<UInt32>, _ range: Range<Int>, length: Int, _ body: (Int) -> Void) {
    let bytes = UnsafeRawBufferPointer(bags)
    var place = range.lowerBound
    while place + 8 <= range.upperBound {
      var lanes = outline.near(
        bags: bytes.loadUnaligned(fromByteOffset: place * 4, as: SIMD8<UInt32>.self), length: length)
      while lanes != 0 {
        body(place + lanes.trailingZeroBitCount)
        lanes &= lanes - 1
      }
      place += 8
    }
    for rest in place..<range.upperBound where outline.isNear(bag: bags[rest], length: length) { body(rest) }
  }

  /// Calls with a word of a place and its letters, where it is near.
  @inline(__always)
  func visit(
    _ place: Int, _ columns: Columns, _ body: (WordTable.ID, UnsafeBufferPointer<UInt8>) -> Void
  ) {
    guard outline.isNear(consonants: columns.consonants[place]), columns.bearers[place] & bearers != 0 else { return }
    let range = Int(columns.starts[place])..<Int(columns.starts[place + 1])
    let other = UnsafeBufferPointer(rebasing: columns.letters[range])
    if outline.isNear(other) { body(WordTable.ID(place), other) }
  }
}
