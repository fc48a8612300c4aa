import Glibc
import Testing

@testable import TextRecognition

struct ConstrainedDecoderTests {
  /// A lattice of three symbols from rows of probabilities: "no character" first.
  private func lattice(_ rows: [[Double]]) -> Lattice {
    let tops = rows.map { row in
      let top = row.max() ?? 0
      return (logarithm: Float(log(top)), isBlank: row[0] == top)
    }
    return Lattice(
      frames: rows.count, symbols: 3, logarithms: rows.flatMap { $0.map { Float(log(max($0, 1e-7))) } }, tops: tops)
  }

  private let blank = [0.97, 0.01, 0.01, 0.01]
  private let a = [0.02, 0.94, 0.02, 0.02]
  private let b = [0.02, 0.02, 0.94, 0.02]
  private let any = [0, 1, 2]

  @Test func `repeated frames are one symbol and a blank parts two`() throws {
    let reading = try #require(
      ConstrainedDecoder.decode(lattice([a, a, blank, a, b, b, blank]), allowed: [any, any, any]))
    #expect(reading.symbols == [0, 0, 1])
    #expect(reading.shortfall < 0.01)
    #expect(reading.confidences.allSatisfy { $0 > 0.9 })
  }

  @Test func `the text has exactly the asked length`() throws {
    let rows = lattice([a, blank, b, blank, a, blank, b, blank])
    for length in 1...6 {
      let reading = try #require(ConstrainedDecoder.decode(rows, allowed: Array(repeating: any, count: length)))
      #expect(reading.symbols.count == length)
    }
    #expect(try #require(ConstrainedDecoder.decode(rows, allowed: [any, any, any, any])).shortfall < 0.01)
  }

  @Test func `only allowed symbols stand at a place, and the force shows`() throws {
    let rows = lattice([a, blank, b, blank])
    let reading = try #require(ConstrainedDecoder.decode(rows, allowed: [[2], any]))
    #expect(reading.symbols == [2, 1])
    #expect(reading.shortfall > 2)
  }

  @Test func `writing before and after the text is left out at a price`() throws {
    let stray = [0.01, 0.01, 0.01, 0.97]
    let rows = lattice([stray, stray, blank, a, blank, b, blank, stray])
    let reading = try #require(ConstrainedDecoder.decode(rows, allowed: [[0, 1], [0, 1]]))
    #expect(reading.symbols == [0, 1])
    #expect(reading.frames == 3...5)
    #expect(abs(reading.shortfall - 3 * Double(ConstrainedDecoder.strayFramePrice)) < 0.5)
  }

  @Test func `a line with fewer frames than places has no reading`() {
    #expect(ConstrainedDecoder.decode(lattice([a, b]), allowed: [any, any, any]) == nil)
    #expect(ConstrainedDecoder.decode(lattice([a, b]), allowed: []) == nil)
    #expect(ConstrainedDecoder.decode(lattice([a, b]), allowed: [any, []]) == nil)
  }

  @Test func `the search agrees with trying every text`() throws {
    var state: UInt64 = 7
    func random() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 33) / Double(1 << 31)
    }
    for _ in 0..<20 {
      let rows = (0..<5).map { _ in
        let weights = (0..<4).map { _ in random() + 0.01 }
        return weights.map { $0 / weights.reduce(0, +) }
      }
      let reading = try #require(ConstrainedDecoder.decode(lattice(rows), allowed: [any, any]))
      let texts = any.flatMap { first in any.map { [first, $0] } }
      let best = texts.map { bestPath(of: $0, rows: rows) }.max() ?? 0
      #expect(reading.logarithm >= log(best) - 1e-4)
      #expect(log(bestPath(of: reading.symbols, rows: rows)) <= reading.logarithm + 1e-4)
    }
  }

  /// Probability of the likeliest frame-by-frame path of one text that fills all frames, by trying all paths.
  private func bestPath(of text: [Int], rows: [[Double]]) -> Double {
    var best = 0.0
    for number in 0..<1024 {
      var (rest, path, probability) = (number, [Int](), 1.0)
      for row in rows {
        path.append(rest % 4)
        probability *= row[rest % 4]
        rest /= 4
      }
      var collapsed: [Int] = []
      for (index, symbol) in path.enumerated() where symbol != 0 && (index == 0 || path[index - 1] != symbol) {
        collapsed.append(symbol - 1)
      }
      if collapsed == text { best = max(best, probability) }
    }
    return best
  }
}
