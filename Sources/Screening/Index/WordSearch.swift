/// Finds the words of a table that one word of a query may stand for.
struct WordSearch {
  private let table: WordTable
  private let words = WordSimilarity()

  /// A search in a table.
  init(_ table: WordTable) { self.table = table }

  /// Adds the words of the table that a word may stand for. A word may come more than once, with other likenesses; the
  /// greatest counts, of equal ones the first.
  func find(
    _ letters: ArraySlice<UInt8>, _ token: FlatName.Word, bearers: UInt8, into found: inout [WordMatch]
  ) {
    if let equal = table.id(of: letters) { keep(equal, 1, .equal, &found) }
    guard token.kind == .word || token.kind == .particle, (letters.first ?? 0) < Letters.ideographMin else { return }
    if token.kind == .word { near(letters, isRomanised: token.isRomanised, bearers: bearers, &found) }
    let word = Array(letters)
    for set in NameVariants.sets(of: word) {
      for name in NameVariants.names(of: set) where name != word {
        guard let id = table.id(of: name) else { continue }
        keep(id, WordSimilarity.variant, .variant, &found)
      }
    }
    for id in table.sharing(ConsonantKey(word)) {
      let other = table.letters(of: id)
      if other != word, let bare = WordSimilarity.bare(word, other) { keep(id, bare.value, bare.reason, &found) }
    }
    guard token.mayBeCut else { return }
    for id in table.beginning(with: word) {
      keep(id, WordSimilarity.cut, .cut, &found)
    }
  }

  private func keep(
    _ word: WordTable.ID, _ value: Double, _ reason: WordSimilarity.Reason, _ found: inout [WordMatch]
  ) {
    found.append(WordMatch(word: word, likeness: WordSimilarity.Likeness(value: value, reason: reason)))
  }

  private func near(
    _ letters: ArraySlice<UInt8>, isRomanised: Bool, bearers: UInt8, _ found: inout [WordMatch]
  ) {
    let longest = letters.count + 1
    let limit = isRomanised ? WordSimilarity.romanisedBudget(longest) : WordSimilarity.budget(longest)
    // Safe: the pointer is read inside the closure alone.
    letters.withUnsafeBufferPointer { letters in
      table.candidates(near: letters, limit: limit, bearers: bearers) { id, other in
        if let likeness = words.spelled(letters, other, isRomanised: isRomanised) {
          found.append(WordMatch(word: id, likeness: likeness))
        }
      }
    }
  }
}
