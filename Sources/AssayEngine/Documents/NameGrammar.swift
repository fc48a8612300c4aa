import Domain
import Glibc
import TextRecognition

/// What the standard says of fillers in names (ICAO Doc 9303-3, section 4.6): one parts words, two part identifiers,
/// and once there are three, only fillers follow. A letter seen after that is a misread filler. As more than half of
/// all names' places are fillers, a letter has to be clearly likelier than a filler to be taken for one.
struct NameGrammar {
  /// How many times likelier than a filler a letter must look.
  static let fillerPrior = 4.0

  let format: MRZFormat
  let lattices: [Lattice]
  let rows: [ConstrainedDecoder.Reading]

  /// Which places of which line hold names; the second letter of the document code goes by the same rule.
  var fields: [(line: Int, places: Range<Int>)] {
    switch format {
    case .td1: [(0, 1..<2), (2, 0..<30)]
    case .td2, .mrvb: [(0, 1..<2), (0, 5..<36)]
    case .td3, .mrva: [(0, 1..<2), (0, 5..<44)]
    case .fra: [(0, 5..<30), (1, 13..<27)]
    }
  }

  /// The rows with every place after three fillers a filler, and what that cost, natural logarithm.
  func settle() -> (rows: [[Int]], confidences: [[Double]], cost: Double) {
    var (symbols, confidences, cost) = (rows.map(\.symbols), rows.map(\.confidences), 0.0)
    guard let filler = MRZAlphabet.characters.firstIndex(of: "<") else { return (symbols, confidences, cost) }
    for (line, places) in fields {
      var run = 0
      for place in places {
        let symbol = symbols[line][place]
        let base = rows[line].peaks[place] * (lattices[line].symbols + 1) + 1
        let seen = exp(Double(lattices[line].logarithms[base + symbol]))
        let filled = exp(Double(lattices[line].logarithms[base + filler]))
        if symbol != filler, run >= 3 || filled * Self.fillerPrior > seen {
          cost += max(0, log(seen / filled))
          let weight = filled * Self.fillerPrior
          confidences[line][place] = weight / (weight + seen)
          symbols[line][place] = filler
        }
        run = symbols[line][place] == filler ? run + 1 : 0
      }
    }
    return (symbols, confidences, cost)
  }
}
