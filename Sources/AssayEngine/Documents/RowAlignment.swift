/// Puts a row of any length beside one of a known length, with the fewest edits (Needleman and Wunsch 1970).
enum RowAlignment {
  /// For each place of `row`, the character of `text` that stands beside it; nil where there is none.
  /// - Complexity: the product of the lengths; longer texts than four times the row are left out whole.
  static func align(_ text: [Character], to row: [Character]) -> [Character?] {
    guard text.count <= 4 * row.count else { return Array(repeating: nil, count: row.count) }
    let width = text.count + 1
    var cost = [Int](repeating: 0, count: (row.count + 1) * width)
    for place in 1..<max(width, 1) { cost[place] = place }
    for line in stride(from: 1, through: row.count, by: 1) {
      cost[line * width] = line
      for place in stride(from: 1, through: text.count, by: 1) {
        let same = cost[(line - 1) * width + place - 1] + (row[line - 1] == text[place - 1] ? 0 : 1)
        cost[line * width + place] = min(same, cost[(line - 1) * width + place] + 1, cost[line * width + place - 1] + 1)
      }
    }
    var beside = [Character?](repeating: nil, count: row.count)
    var (line, place) = (row.count, text.count)
    while line > 0, place > 0 {
      let here = cost[line * width + place]
      if here == cost[(line - 1) * width + place - 1] + (row[line - 1] == text[place - 1] ? 0 : 1) {
        beside[line - 1] = text[place - 1]
        (line, place) = (line - 1, place - 1)
      } else if here == cost[(line - 1) * width + place] + 1 {
        line -= 1
      } else {
        place -= 1
      }
    }
    return beside
  }
}
