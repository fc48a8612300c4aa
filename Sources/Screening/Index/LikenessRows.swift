/// The words of a table that the words of a query may stand for: one row for each of those, with its likeness to every
/// word of the query. Made once and filled anew for the next query.
struct LikenessRows {
  /// The table's words, one a row.
  private(set) var words: [WordTable.ID] = []
  /// Likenesses, row by row; nil where two words are different ones.
  private var cells: [WordSimilarity.Likeness?] = []
  private var columns = 0
  /// Rows by hash: open addressing, -1 where empty.
  private var slots = [Int32](repeating: -1, count: 1024)
  private var taken: [Int32] = []

  /// Begins with no row, for a number of the query's words.
  mutating func begin(columns: Int) {
    for slot in taken { slots[Int(slot)] = -1 }
    taken.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
    self.columns = columns
  }

  /// Keeps a likeness where none as great is known.
  mutating func keep(_ likeness: WordSimilarity.Likeness, of word: WordTable.ID, to column: Int) {
    let cell = place(of: word) * columns + column
    if likeness.value > cells[cell]?.value ?? 0 { cells[cell] = likeness }
  }

  /// The row of a word of the table; nil where it is like none of the query's.
  func row(of word: WordTable.ID) -> Int? {
    var slot = hash(word)
    while slots[slot] >= 0 {
      if words[Int(slots[slot])] == word { return Int(slots[slot]) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// The likeness of a row's word to a word of the query.
  func likeness(row: Int, column: Int) -> WordSimilarity.Likeness? { cells[row * columns + column] }

  private mutating func place(of word: WordTable.ID) -> Int {
    var slot = hash(word)
    while slots[slot] >= 0 {
      if words[Int(slots[slot])] == word { return Int(slots[slot]) }
      slot = (slot + 1) & (slots.count - 1)
    }
    let row = words.count
    slots[slot] = Int32(row)
    taken.append(Int32(slot))
    words.append(word)
    for _ in 0..<columns { cells.append(nil) }
    if words.count * 2 > slots.count { grow() }
    return row
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 4)
    taken.removeAll(keepingCapacity: true)
    for (row, word) in words.enumerated() {
      var slot = hash(word)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(row)
      taken.append(Int32(slot))
    }
  }

  /// Knuth's multiplicative hash: places of words that are near each other lie near each other in a table.
  private func hash(_ word: WordTable.ID) -> Int {
    Int((UInt32(bitPattern: word) &* 2_654_435_769) >> 8) & (slots.count - 1)
  }
}
