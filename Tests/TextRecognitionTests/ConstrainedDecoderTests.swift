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
    for length in 1...5 {
      for _ in 0..<12 {
        let rows = (0..<5).map { _ in
          let weights = (0..<4).map { _ in random() + 0.01 }
          return weights.map { $0 / weights.reduce(0, +) }
        }
        let allowed = (0..<length).map { _ in any.filter { _ in random() < 0.7 } }.map { $0.isEmpty ? any : $0 }
        let line = lattice(rows)
        let reading = ConstrainedDecoder.decode(line, allowed: allowed)
        let best = likeliest(in: line, allowed: allowed)
        #expect((reading == nil) == (best == nil))
        guard let reading, let best else { continue }
        #expect(abs(reading.logarithm - best) < 1e-4)
      }
    }
  }

  /// Logarithm of the likeliest path, by trying every window of frames and every path within: what lies outside is
  /// paid for as stray. Nil where no path has an allowed text.
  private func likeliest(in line: Lattice, allowed: [[Int]]) -> Double? {
    func stray(_ frames: Range<Int>) -> Double {
      frames.reduce(0) { sum, frame in
        let top = line.tops[frame]
        return sum + Double(top.logarithm - (top.isBlank ? 0 : ConstrainedDecoder.strayFramePrice))
      }
    }
    var best: Double?
    for start in 0..<line.frames {
      for end in start..<line.frames {
        let outside = stray(0..<start) + stray((end + 1)..<line.frames)
        for number in 0..<(1 << (2 * (end - start + 1))) {
          let path = (0...(end - start)).map { number >> (2 * $0) & 3 }
          let text = path.indices.filter { path[$0] != 0 && ($0 == 0 || path[$0 - 1] != path[$0]) }
            .map { path[$0] - 1 }
          guard text.count == allowed.count, zip(text, allowed).allSatisfy({ $1.contains($0) }) else { continue }
          let inside = path.indices.reduce(0.0) { $0 + Double(line.logarithms[(start + $1) * 4 + path[$1]]) }
          best = max(best ?? -.infinity, outside + inside)
        }
      }
    }
    return best
  }
}
