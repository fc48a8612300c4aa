import Testing

@testable import Screening

@Suite("Words given to words")
struct AssignmentTests {
  @Test(
    arguments: [
      (2, 2, [0.9, 0.8, 0.9, 0.1], [1, 0] as [Int?]), (2, 2, [0.9, 0, 0, 0.9], [0, 1]), (1, 3, [0, 0.2, 0.1], [1]),
      (3, 1, [0.2, 0.9, 0.1], [nil, 0, nil]), (2, 2, [0, 0, 0, 0], [nil, nil]), (0, 0, [], []),
    ])
  func `the sum of gains is the greatest`(rows: Int, columns: Int, gain: [Double], expected: [Int?]) {
    #expect(Assignment.best(rows: rows, columns: columns, gain: gain) == expected)
  }

  @Test func `no other way of giving words gains more`() {
    var state: UInt64 = 7
    for _ in 0..<200 {
      let gain = (0..<16).map { _ -> Double in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let value = Double(state >> 40 & 0xFF)
        return value < 80 ? 0 : value
      }
      let found = Assignment.best(rows: 4, columns: 4, gain: gain).enumerated().reduce(0) { sum, pair in
        sum + (pair.element.map { gain[pair.offset * 4 + $0] } ?? 0)
      }
      #expect(found == Self.most(gain, row: 0, taken: []))
    }
  }

  private static func most(_ gain: [Double], row: Int, taken: Set<Int>) -> Double {
    guard row < 4 else { return 0 }
    let rest = (0..<4).filter { !taken.contains($0) }.map { column in
      gain[row * 4 + column] + most(gain, row: row + 1, taken: taken.union([column]))
    }
    return max(rest.max() ?? 0, most(gain, row: row + 1, taken: taken))
  }
}
