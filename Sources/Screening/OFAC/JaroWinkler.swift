/// The likeness of two texts by Jaro (1989) with Winkler's bonus for a common beginning (1990): scale 0.1, four
/// letters.
enum JaroWinkler {
  /// 0 through 1; 1 for equal texts that are not empty.
  static func likeness(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Double {
    guard !left.isEmpty, !right.isEmpty else { return 0 }
    // Safe: the pointers are read inside the closures alone.
    return left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { right in likeness(left, right) }
    }
  }

  private static func likeness(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Double {
    var common = 0
    while common < min(left.count, right.count), left[common] == right[common] { common += 1 }
    if common == left.count, common == right.count { return 1 }
    let matched = right.count <= UInt64.bitWidth ? short(left, right) : long(left, right)
    guard matched.count > 0 else { return 0 }
    let count = Double(matched.count)
    let jaro =
      (count / Double(left.count) + count / Double(right.count) + (count - Double(matched.turned) / 2) / count) / 3
    return jaro + Double(min(common, 4)) * 0.1 * (1 - jaro)
  }

  /// Letters of two texts that are near each other, and how many of those stand in another order.
  private typealias Matched = (count: Int, turned: Int)

  private static func reach(_ left: Int, _ right: Int) -> Int { max(0, max(left, right) / 2 - 1) }

  /// With a right text of at most 64 letters, whose places are bits of one number.
  private static func short(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Matched {
    var places = InlineArray<64, UInt64>(repeating: 0)
    for (place, letter) in right.enumerated() { places[Int(letter & 63)] |= 1 << UInt64(place) }
    let reach = reach(left.count, right.count)
    var taken: UInt64 = 0
    var order = InlineArray<64, UInt8>(repeating: 0)
    var count = 0
    for (place, letter) in left.enumerated() {
      let first = max(0, place - reach)
      guard first < right.count else { break }
      let window = (~0 as UInt64) << UInt64(first) & ~((~0 as UInt64) << UInt64(place + reach + 1))
      let free = places[Int(letter & 63)] & window & ~taken
      guard free != 0 else { continue }
      taken |= free & (~free &+ 1)
      order[count] = letter
      count += 1
    }
    var turned = 0
    for place in 0..<count {
      if right[taken.trailingZeroBitCount] != order[place] { turned += 1 }
      taken &= taken - 1
    }
    return (count, turned)
  }

  private static func long(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Matched {
    let reach = reach(left.count, right.count)
    var isTaken = [Bool](repeating: false, count: right.count)
    var order: [UInt8] = []
    for (place, letter) in left.enumerated() {
      let first = max(0, place - reach)
      let last = min(right.count, place + reach + 1)
      guard first < last, let other = (first..<last).first(where: { !isTaken[$0] && right[$0] == letter }) else {
        continue
      }
      isTaken[other] = true
      order.append(letter)
    }
    let others = right.indices.filter { isTaken[$0] }.map { right[$0] }
    return (order.count, zip(order, others).filter { $0 != $1 }.count)
  }
}
