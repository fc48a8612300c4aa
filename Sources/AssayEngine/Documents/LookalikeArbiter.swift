import Domain
import Glibc
import TextRecognition

/// Lets check digits settle which of two look-alikes stands at one place where both letters and digits may stand. OCR-B
/// tells O from 0 by shape alone, and a check digit is better evidence than a shape. One character at most is changed;
/// the unconstrained read keeps what was seen, so that the change shows.
struct LookalikeArbiter {
  /// Lines after the arbiter looked at them.
  struct Settled {
    let lines: [String]
    let confidences: [[Double]]
    /// What the change cost, natural logarithm; 0 where nothing was changed.
    let cost: Double
  }

  /// Characters that recognisers mix up.
  static let pairs: [Character: [Character]] = [
    "O": ["0"], "0": ["O", "D", "Q"], "D": ["0"], "Q": ["0"], "I": ["1"], "1": ["I", "L"], "L": ["1"], "Z": ["2"],
    "2": ["Z"], "S": ["5"], "5": ["S"], "B": ["8"], "8": ["B"], "G": ["6"], "6": ["G"], "A": ["4"], "4": ["A"],
    "T": ["7"], "7": ["T"],
  ]
  /// A look-alike that the network thinks less likely than this is not considered.
  static let probabilityMin = 1e-5

  let format: MRZFormat
  let lattices: [Lattice]
  let rows: [ConstrainedDecoder.Reading]
  /// Symbols of each row, as the grammar left them.
  let symbols: [[Int]]
  /// Their confidences.
  let confidences: [[Double]]

  /// The lines with the cheapest single change that makes every check digit hold; unchanged where they hold already or
  /// no such change exists.
  /// - Parameter checks: counts check digits that hold, of all.
  func settle(_ checks: ([String]) -> (held: Int, all: Int)) -> Settled {
    let lines = symbols.map(MRZAlphabet.text)
    let before = checks(lines)
    guard before.held < before.all else { return Settled(lines: lines, confidences: confidences, cost: 0) }
    var best = Settled(lines: lines, confidences: confidences, cost: .infinity)
    for change in changes() where change.cost < best.cost {
      var changed = lines
      var characters = Array(changed[change.line])
      characters[change.place] = change.character
      changed[change.line] = String(characters)
      let after = checks(changed)
      guard after.held == after.all else { continue }
      var sure = confidences
      sure[change.line][change.place] = change.probability
      best = Settled(lines: changed, confidences: sure, cost: change.cost)
    }
    return best.cost.isFinite ? best : Settled(lines: lines, confidences: confidences, cost: 0)
  }

  private struct Change {
    let line: Int
    let place: Int
    let character: Character
    let probability: Double
    let cost: Double
  }

  private func changes() -> [Change] {
    var changes: [Change] = []
    for (line, classes) in format.classes.enumerated() {
      for (place, kind) in classes.enumerated() where kind == .any {
        let symbol = symbols[line][place]
        for other in Self.pairs[MRZAlphabet.characters[symbol]] ?? [] {
          guard let index = MRZAlphabet.characters.firstIndex(of: other) else { continue }
          let base = rows[line].peaks[place] * (lattices[line].symbols + 1) + 1
          let now = Double(lattices[line].logarithms[base + symbol])
          let then = Double(lattices[line].logarithms[base + index])
          guard exp(then) >= Self.probabilityMin else { continue }
          changes.append(
            Change(line: line, place: place, character: other, probability: exp(then), cost: max(0, now - then)))
        }
      }
    }
    return changes
  }
}
