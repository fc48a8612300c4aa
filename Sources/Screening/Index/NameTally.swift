/// Adds up, name by name, the weight of a query's words that each name has.
struct NameTally {
  private var weights: [Float]
  private var rounds: [UInt16]
  private var touched: [Int32] = []
  private var round: UInt16 = 0

  /// Begins at zero for a number of names.
  init(count: Int) {
    weights = [Float](repeating: 0, count: count)
    rounds = [UInt16](repeating: 0, count: count)
  }

  /// Begins the next word: a name gains by each word once, by its first and best likeness.
  mutating func begin() { round &+= 1 }

  /// Adds a word's weight to names.
  mutating func add(_ names: ArraySlice<Int32>, _ weight: Float) {
    for name in names {
      let place = Int(name)
      guard rounds[place] != round else { continue }
      if rounds[place] == 0 { touched.append(name) }
      rounds[place] = round
      weights[place] += weight
    }
  }

  /// Names of at least a weight, the heaviest first; of equal ones the first in the index.
  func names(atLeast least: Float, atMost count: Int, where isWanted: (Int) -> Bool) -> [Int32] {
    let kept = touched.filter { weights[Int($0)] >= least && isWanted(Int($0)) }
    let sorted = kept.sorted { left, right in
      let (first, second) = (weights[Int(left)], weights[Int(right)])
      return first != second ? first > second : left < right
    }
    return Array(sorted.prefix(count))
  }
}
