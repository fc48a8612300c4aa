/// Fewest insertions, deletions and substitutions from one sequence to another (Levenshtein 1966).
public enum EditDistance {
  /// The distance between two sequences. Work grows with the product of their lengths.
  public static func between<Element: Equatable>(
    _ left: some Collection<Element>, _ right: some Collection<Element>
  ) -> Int {
    var row = Array(0...right.count)
    for (above, element) in left.enumerated() {
      var (diagonal, first) = (row[0], above + 1)
      swap(&row[0], &first)
      for (place, other) in right.enumerated() {
        let cost = element == other ? diagonal : min(diagonal, row[place], row[place + 1]) + 1
        diagonal = row[place + 1]
        row[place + 1] = cost
      }
    }
    return row[right.count]
  }
}
