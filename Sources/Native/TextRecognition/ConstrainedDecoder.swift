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
  /// - Precondition: every symbol is below ``Lattice/symbols``.
  /// - Returns: nil where the line has too few frames for the text.
  public static func decode(_ lattice: Lattice, allowed: [[Int]]) -> Reading? {
    guard !allowed.isEmpty, lattice.frames >= allowed.count, allowed.allSatisfy({ !$0.isEmpty }) else { return nil }
    precondition(
      allowed.allSatisfy { $0.allSatisfy { (0..<lattice.symbols).contains($0) } }, "symbols are those of the lattice")
    var search = Search(lattice: lattice, allowed: allowed)
    return search.run()
  }

  /// The state of one search. State 0 of place k is "no character after k symbols"; state 1 + i of place k is "in the
  /// i-th allowed symbol of place k".
  private struct Search {
    let lattice: Lattice
    let allowed: [[Int]]
    /// First state of each place's symbols, and one more.
    let offsets: [Int]
    /// The symbol of each state; 0 for those of "no character".
    let symbols: [Int]
    let blanks: Int
    var scores: [Float]

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
      self.offsets = offsets + [next]
      symbols = [Int](repeating: 0, count: blanks) + allowed.joined()
      scores = [Float](repeating: ConstrainedDecoder.never, count: next)
    }

    mutating func run() -> Reading? {
      let (places, states, width) = (allowed.count, scores.count, lattice.symbols + 1)
      let before = strayBefore(), after = strayAfter()
      var best: (score: Float, frame: Int, state: Int) = (ConstrainedDecoder.never, -1, -1)
      var next = scores
      // For every frame and state, the state before it; -1 where the text starts.
      var previous = [Int32](repeating: -1, count: states * lattice.frames)
      for frame in 0..<lattice.frames {
        // The text may start at any frame; what came before was paid for as stray.
        if frame == 0 || before[frame] > scores[0] { scores[0] = before[frame] }
        // A place that is not reached yet has no score, and one from which the frames that are left do not reach the
        // end needs none.
        let first = max(0, places - (lattice.frames - frame))
        let last = min(places, frame + 1)
        lattice.logarithms.withUnsafeBufferPointer { logarithms in
          previous.withUnsafeMutableBufferPointer { previous in
            next.withUnsafeMutableBufferPointer { next in
              let row = UnsafeBufferPointer(rebasing: logarithms[(frame * width)..<((frame + 1) * width)])
              let from = UnsafeMutableBufferPointer(rebasing: previous[(frame * states)..<((frame + 1) * states)])
              for place in first...last { advance(place, row: row, into: next, from: from) }
            }
          }
        }
        swap(&scores, &next)
        // The text ends in its last symbol or in "no character" after it; what follows is paid for as stray.
        for state in [places] + (offsets[places - 1]..<offsets[places])
        where scores[state] + after[frame] > best.score {
          best = (scores[state] + after[frame], frame, state)
        }
      }
      return best.state >= 0 ? trace(from: best, by: previous) : nil
    }

    /// Scores "no character" after `place` symbols and every symbol of that place at one frame.
    private func advance(
      _ place: Int, row: UnsafeBufferPointer<Float>, into next: UnsafeMutableBufferPointer<Float>,
      from previous: UnsafeMutableBufferPointer<Int32>
    ) {
      // Safe: every state is below the count that all buffers of states were made with, every symbol below the row's.
      scores.withUnsafeBufferPointer { scores in
        var (top, second, topState) = (ConstrainedDecoder.never, ConstrainedDecoder.never, -1)
        if place > 0 {
          for state in offsets[place - 1]..<offsets[place] {
            let score = scores[state]
            if score > top {
              (second, top, topState) = (top, score, state)
            } else if score > second {
              second = score
            }
          }
        }
        let fromBlank = scores[place]
        let stays = fromBlank >= top
        next[place] = (stays ? fromBlank : top) + row[0]
        previous[place] = stays ? Int32(place) : Int32(topState)
        guard place < allowed.count else { return }
        let topSymbol = topState >= 0 ? symbols[topState] : -1
        symbols.withUnsafeBufferPointer { symbols in
          for state in offsets[place]..<offsets[place + 1] {
            let symbol = symbols[state]
            var (score, from) = (scores[state], state)
            if fromBlank > score { (score, from) = (fromBlank, place) }
            if topSymbol != symbol {
              if top > score { (score, from) = (top, topState) }
            } else if second > score, let other = runnerUp(place - 1, score: second, not: topState, scores) {
              // A repeated symbol needs "no character" between; another one may follow at once.
              (score, from) = (second, other)
            }
            next[state] = score + row[1 + symbol]
            previous[state] = Int32(from)
          }
        }
      }
    }

    private func runnerUp(
      _ place: Int, score: Float, not state: Int, _ scores: UnsafeBufferPointer<Float>
    ) -> Int? {
      (offsets[place]..<offsets[place + 1]).first { $0 != state && scores[$0] == score }
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

    private func trace(
      from best: (score: Float, frame: Int, state: Int), by previous: [Int32]
    ) -> Reading {
      let width = lattice.symbols + 1
      var symbols = [Int](repeating: 0, count: allowed.count)
      var heights = [Float](repeating: ConstrainedDecoder.never, count: allowed.count)
      var peaks = [Int](repeating: best.frame, count: allowed.count)
      var (state, frame, first, last) = (best.state, best.frame, best.frame, -1)
      while frame >= 0, state >= 0 {
        if state >= blanks, let place = offsets.lastIndex(where: { $0 <= state }) {
          let symbol = self.symbols[state]
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
