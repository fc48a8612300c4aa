/// Adds up, name by name, the weight of a query's words that each name has.
struct NameTally {
  private struct Cell {
    /// What the name gained by the words before the last one by which it gained.
    var before: Float = 0
    /// What it gained by that one.
    var last: Float = 0
    /// That one; 0 for none.
    var round: UInt32 = 0
  }

  private var cells: [Cell]
  private var round: UInt32 = 0
  /// Names that gained anything, each once.
  private(set) var touched: [Int32] = []

  /// Begins at zero for a number of names.
  init(count: Int) { cells = [Cell](repeating: Cell(), count: count) }

  /// Takes every name back to zero.
  mutating func removeAll() {
    for name in touched { cells[Int(name)] = Cell() }
    touched.removeAll(keepingCapacity: true)
    round = 0
  }

  /// Begins the next word: a name gains by each word once, by its greatest likeness.
  mutating func begin() { round += 1 }

  /// Adds a word's weight to names.
  mutating func add(_ names: ArraySlice<Int32>, _ weight: Float) {
    for name in names {
      let place = Int(name)
      if cells[place].round == round {
        if weight > cells[place].last { cells[place].last = weight }
        continue
      }
      if cells[place].round == 0 { touched.append(name) }
      cells[place].before += cells[place].last
      cells[place].last = weight
      cells[place].round = round
    }
  }

  /// What a name has gained.
  func weight(of name: Int32) -> Float { cells[Int(name)].before + cells[Int(name)].last }
}
