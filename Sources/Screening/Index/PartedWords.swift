/// Words of an index that a query writes as one.
enum PartedWords {
  /// Calls with the longer of the two parts of a word, for every way to part it into two words of the whole index of
  /// which that is in a table. A word that the index has itself is parted where it is long.
  static func longer(
    of word: ArraySlice<UInt8>, in table: WordTable, whole: WordTable, _ body: (WordTable.ID) -> Void
  ) {
    guard word.count >= 4, word.count >= 8 || whole.id(of: word) == nil else { return }
    for cut in (word.startIndex + 2)...(word.endIndex - 2) {
      let (head, tail) = (word[..<cut], word[cut...])
      let (longer, shorter) = head.count >= tail.count ? (head, tail) : (tail, head)
      if let id = table.id(of: longer), whole.id(of: shorter) != nil { body(id) }
    }
  }
}
