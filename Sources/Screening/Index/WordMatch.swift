/// A word of a table that a query's word may stand for.
struct WordMatch {
  /// The table's word.
  let word: WordTable.ID
  /// How alike the two are.
  let likeness: WordSimilarity.Likeness
}
