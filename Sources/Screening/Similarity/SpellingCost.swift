/// Cheapest way from one spelling to another (Damerau 1964, restricted transpositions) with the costs of
/// ``LetterCosts``.
struct SpellingCost {
  private static let width = Letters.wordMax + 1
  private let costs = LetterCosts.shared

  /// The cost in tenths of a plain change; nil where it is above a limit. Neither word longer than
  /// ``Letters/wordMax`` letters: what is longer is not compared.
  func between(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>, limit: Int) -> Int? {
    guard left.count <= Letters.wordMax, right.count <= Letters.wordMax, left.count > 0, right.count > 0,
      left[0] < Letters.ideographMin, right[0] < Letters.ideographMin
    else { return nil }
    // Behind the table, what each letter of the right word costs that is too many.
    return withUnsafeTemporaryAllocation(of: Int32.self, capacity: Self.width * (Self.width + 1)) { table in
      fill(table, left, right, limit: Int32(clamping: limit))
    }
  }

  private func fill(
    _ table: UnsafeMutableBufferPointer<Int32>, _ left: UnsafeBufferPointer<UInt8>,
    _ right: UnsafeBufferPointer<UInt8>, limit: Int32
  ) -> Int? {
    let width = Self.width
    let additions = width * width
    table[0] = 0
    for column in 1...right.count {
      table[additions + column] = added(right, column - 1)
      table[column] = table[column - 1] + table[additions + column]
    }
    var lowestBefore: Int32 = 0
    for row in 1...left.count {
      let removal = added(left, row - 1)
      let letter = left[row - 1]
      table[row * width] = table[(row - 1) * width] + removal
      var lowest = table[row * width]
      var before = lowest
      for column in 1...right.count {
        let other = right[column - 1]
        let above = (row - 1) * width + column
        var best = table[above - 1] + costs.substituting(letter, other)
        best = min(best, table[above] + removal)
        best = min(best, before + table[additions + column])
        // Nothing is cheaper than going on with equal letters, so the rarer ways are tried behind unequal ones alone.
        if letter != other || best > table[above - 1] {
          if row > 1, table[above - width - 1] + LetterCosts.contracted < best {
            best = min(best, table[above - width - 1] + costs.contracting(left[row - 2], letter, other))
          }
          if column > 1, table[above - 2] + LetterCosts.contracted < best {
            best = min(best, table[above - 2] + costs.contracting(right[column - 2], other, letter))
          }
          if row > 1, column > 1, left[row - 2] == other, right[column - 2] == letter {
            best = min(best, table[above - width - 2] + LetterCosts.transposed)
          }
        }
        table[above + width] = best
        before = best
        lowest = min(lowest, best)
      }
      // A contraction looks two rows back.
      if lowest > limit, lowestBefore > limit { return nil }
      lowestBefore = lowest
    }
    let total = table[left.count * width + right.count]
    return total <= limit ? Int(total) : nil
  }

  private func added(_ word: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int32 {
    // The first letter of a word is never a doubled one.
    place > 0 ? costs.adding(word[place], after: word[place - 1]) : LetterCosts.plain
  }
}
