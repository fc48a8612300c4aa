import Glibc

/// Finds the likeliest text of an exact length under a set of allowed symbols a place: a Viterbi search over
/// connectionist temporal classification paths (Graves et al. 2006). Frames before and after the text may hold
/// something else, at a price.
public struct ConstrainedDecoder: Sendable {
  /// What a search found.
  public struct Reading: Sendable, Equatable {
    /// A symbol's index for each place.
    public let symbols: [Int]
    /// Probability of each symbol in its likeliest frame among the symbols allowed at its place, 0 through 1.
    public let confidences: [Double]
    /// The frame of each symbol where it is likeliest.
    public let peaks: [Int]
    /// First and last frame of the text.
    public let frames: ClosedRange<Int>
    /// Natural logarithm of the path's probability.
    public let logarithm: Double
    /// By how much the constrained path is less likely than the likeliest path of any text, natural logarithm, 0 or
    /// above.
    public let shortfall: Double
  }

  /// Price of a frame outside the text that shows a character, natural logarithm.
  public static let strayFramePrice: Float = 3

  private static let never = -Float.infinity

  /// Searches one line.
  /// - Parameter allowed: for each place the symbols that may stand there, by index from 0.
  /// - Returns: nil where the line has too few frames for the text.
  public static func decode(_ lattice: Lattice, allowed: [[Int]]) -> Reading? {
    guard !allowed.isEmpty, lattice.frames >= allowed.count, allowed.allSatisfy({ !$0.isEmpty }) else { return nil }
    var search = Search(lattice: lattice, allowed: allowed)
    return search.run()
  }

  /// The state of one search. State 0 of place k is "no character after k symbols"; state 1 + i of place k is "in the
  /// i-th allowed symbol of place k".
  private struct Search {
    let lattice: Lattice
    let allowed: [[Int]]
    let offsets: [Int]
    let blanks: Int
    var scores: [Float]
    /// For every frame and state, the state before it; -1 where the text starts.
    var previous: [Int32]

    init(lattice: Lattice, allowed: [[Int]]) {
      self.lattice = lattice
      self.allowed = allowed
      blanks = allowed.count + 1
      var offsets: [Int] = []
      var next = blanks
      for symbols in allowed {
        offsets.append(next)
        next += symbols.count
      }
      self.offsets = offsets
      scores = [Float](repeating: ConstrainedDecoder.never, count: next)
      previous = [Int32](repeating: -1, count: next * lattice.frames)
    }

    mutating func run() -> Reading? {
      let (places, states, width) = (allowed.count, scores.count, lattice.symbols + 1)
      let before = strayBefore(), after = strayAfter()
      var best: (score: Float, frame: Int, state: Int) = (ConstrainedDecoder.never, -1, -1)
      for frame in 0..<lattice.frames {
        var next = [Float](repeating: ConstrainedDecoder.never, count: states)
        let row = frame * width
        let base = frame * states
        // The text may start at any frame; what came before was paid for as stray.
        if frame == 0 || before[frame] > scores[0] { scores[0] = before[frame] }
        for place in 0...places {
          advance(place, row: row, base: base, frame: frame, into: &next)
        }
        scores = next
        // The text ends in its last symbol or in "no character" after it; what follows is paid for as stray.
        for state in [places] + allowed[places - 1].indices.map({ offsets[places - 1] + $0 })
        where scores[state] + after[frame] > best.score {
          best = (scores[state] + after[frame], frame, state)
        }
      }
      return best.state >= 0 ? trace(from: best) : nil
    }

    /// Scores "no character" after `place` symbols and every symbol of that place at one frame.
    private mutating func advance(_ place: Int, row: Int, base: Int, frame: Int, into next: inout [Float]) {
      let logarithms = lattice.logarithms
      var (top, second, topState) = (ConstrainedDecoder.never, ConstrainedDecoder.never, -1)
      if place > 0 {
        let offset = offsets[place - 1]
        for index in allowed[place - 1].indices {
          let score = scores[offset + index]
          if score > top {
            (second, top, topState) = (top, score, offset + index)
          } else if score > second {
            second = score
          }
        }
      }
      let fromBlank = scores[place]
      let stays = fromBlank >= top
      next[place] = (stays ? fromBlank : top) + logarithms[row]
      previous[base + place] = stays ? Int32(place) : Int32(topState)
      guard place < allowed.count else { return }
      for (index, symbol) in allowed[place].enumerated() {
        let state = offsets[place] + index
        var (score, from) = (scores[state], state)
        if fromBlank > score { (score, from) = (fromBlank, place) }
        if topState >= 0 {
          // A repeated symbol needs "no character" between; another one may follow at once.
          let topSymbol = allowed[place - 1][topState - offsets[place - 1]]
          if topSymbol != symbol {
            if top > score { (score, from) = (top, topState) }
          } else if second > score, let other = runnerUp(place - 1, score: second, not: topState) {
            (score, from) = (second, other)
          }
        }
        next[state] = score + logarithms[row + 1 + symbol]
        previous[base + state] = Int32(from)
      }
    }

    private func runnerUp(_ place: Int, score: Float, not state: Int) -> Int? {
      let offset = offsets[place]
      return allowed[place].indices.first { offset + $0 != state && scores[offset + $0] == score }.map { offset + $0 }
    }

    /// Cost of everything before each frame.
    private func strayBefore() -> [Float] {
      var sums: [Float] = [0]
      for top in lattice.tops {
        sums.append(sums[sums.count - 1] + top.logarithm - (top.isBlank ? 0 : ConstrainedDecoder.strayFramePrice))
      }
      return sums
    }

    /// Cost of everything after each frame.
    private func strayAfter() -> [Float] {
      let sums = strayBefore()
      let total = sums[sums.count - 1]
      return lattice.tops.indices.map { total - sums[$0 + 1] }
    }

    private func trace(from best: (score: Float, frame: Int, state: Int)) -> Reading {
      let width = lattice.symbols + 1
      var symbols = [Int](repeating: 0, count: allowed.count)
      var heights = [Float](repeating: ConstrainedDecoder.never, count: allowed.count)
      var peaks = [Int](repeating: best.frame, count: allowed.count)
      var (state, frame, first, last) = (best.state, best.frame, best.frame, -1)
      while frame >= 0, state >= 0 {
        if state >= blanks, let place = offsets.lastIndex(where: { $0 <= state }) {
          let symbol = allowed[place][state - offsets[place]]
          symbols[place] = symbol
          if lattice.logarithms[frame * width + 1 + symbol] > heights[place] {
            heights[place] = lattice.logarithms[frame * width + 1 + symbol]
            peaks[place] = frame
          }
          first = frame
          last = max(last, frame)
        } else if state == 0 {
          break
        }
        state = Int(previous[frame * scores.count + state])
        frame -= 1
      }
      let free = lattice.tops.reduce(Float(0)) { $0 + $1.logarithm }
      let confidences = allowed.indices.map { confidence(of: symbols[$0], at: $0, frame: peaks[$0]) }
      return Reading(
        symbols: symbols, confidences: confidences, peaks: peaks, frames: first...max(first, last),
        logarithm: Double(best.score),
        shortfall: Double(max(0, free - best.score)))
    }

    private func confidence(of symbol: Int, at place: Int, frame: Int) -> Double {
      let row = frame * (lattice.symbols + 1) + 1
      let sum = allowed[place].reduce(0) { $0 + exp(Double(lattice.logarithms[row + $1])) }
      return min(1, exp(Double(lattice.logarithms[row + symbol])) / sum)
    }
  }
}
