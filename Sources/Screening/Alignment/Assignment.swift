/// Gives each row at most one column so that the sum of gains is greatest (Kuhn 1955, in the form of Jonker and
/// Volgenant 1987: shortest augmenting paths).
enum Assignment {
  /// The column of each row; nil for a row that gains nothing by any column left to it. Work grows with the cube of
  /// the larger side; names have forty words at most.
  static func best(rows: Int, columns: Int, gain: [Double]) -> [Int?] {
    guard rows > 0, columns > 0, gain.count == rows * columns else { return Array(repeating: nil, count: rows) }
    if let plain = undisputed(rows: rows, columns: columns, gain: gain) { return plain }
    let size = max(rows, columns)
    func cost(_ row: Int, _ column: Int) -> Double {
      row < rows && column < columns ? -gain[row * columns + column] : 0
    }
    var rowPotential = [Double](repeating: 0, count: size + 1)
    var columnPotential = [Double](repeating: 0, count: size + 1)
    var owner = [Int](repeating: 0, count: size + 1)
    var way = [Int](repeating: 0, count: size + 1)
    for row in 1...size {
      owner[0] = row
      var column = 0
      var least = [Double](repeating: .infinity, count: size + 1)
      var used = [Bool](repeating: false, count: size + 1)
      repeat {
        used[column] = true
        let current = owner[column]
        var delta = Double.infinity
        var next = 0
        for other in 1...size where !used[other] {
          let reduced = cost(current - 1, other - 1) - rowPotential[current] - columnPotential[other]
          if reduced < least[other] { (least[other], way[other]) = (reduced, column) }
          if least[other] < delta { (delta, next) = (least[other], other) }
        }
        for other in 0...size {
          if used[other] {
            rowPotential[owner[other]] += delta
            columnPotential[other] -= delta
          } else {
            least[other] -= delta
          }
        }
        column = next
      } while owner[column] != 0
      repeat {
        let previous = way[column]
        owner[column] = owner[previous]
        column = previous
      } while column != 0
    }
    var columnOfRow = [Int?](repeating: nil, count: rows)
    for column in 1...size where owner[column] > 0 {
      let row = owner[column] - 1
      if row < rows, column <= columns, gain[row * columns + column - 1] > 0 { columnOfRow[row] = column - 1 }
    }
    return columnOfRow
  }

  /// The answer where every row's best column is its own: the rule in names.
  private static func undisputed(rows: Int, columns: Int, gain: [Double]) -> [Int?]? {
    var taken = [Bool](repeating: false, count: columns)
    var answer = [Int?](repeating: nil, count: rows)
    for row in 0..<rows {
      var (best, place) = (0.0, -1)
      for column in 0..<columns where gain[row * columns + column] > best {
        (best, place) = (gain[row * columns + column], column)
      }
      guard place >= 0 else { continue }
      guard !taken[place] else { return nil }
      taken[place] = true
      answer[row] = place
    }
    return answer
  }
}
