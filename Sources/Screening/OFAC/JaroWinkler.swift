/// The likeness of two texts by Jaro (1989) with Winkler's bonus for a common beginning (1990): scale 0.1, four
/// letters.
enum JaroWinkler {
  /// 0 through 1; 1 for equal texts that are not empty.
  static func likeness(_ left: [UInt8], _ right: [UInt8]) -> Double {
    guard !left.isEmpty, !right.isEmpty else { return 0 }
    if left == right { return 1 }
    let jaro = jaro(left, right)
    let common = zip(left, right).prefix(4).prefix { $0 == $1 }.count
    return jaro + Double(common) * 0.1 * (1 - jaro)
  }

  private static func jaro(_ left: [UInt8], _ right: [UInt8]) -> Double {
    let reach = max(0, max(left.count, right.count) / 2 - 1)
    var isTaken = [Bool](repeating: false, count: right.count)
    var matched: [UInt8] = []
    for (place, letter) in left.enumerated() {
      let first = max(0, place - reach)
      let last = min(right.count, place + reach + 1)
      guard first < last, let other = (first..<last).first(where: { !isTaken[$0] && right[$0] == letter }) else {
        continue
      }
      isTaken[other] = true
      matched.append(letter)
    }
    guard !matched.isEmpty else { return 0 }
    let others = right.indices.filter { isTaken[$0] }.map { right[$0] }
    let turned = zip(matched, others).filter { $0 != $1 }.count
    let count = Double(matched.count)
    return (count / Double(left.count) + count / Double(right.count) + (count - Double(turned) / 2) / count) / 3
  }
}
