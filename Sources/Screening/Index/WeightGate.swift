/// Which share of a query's weight a name must seem to have before it is compared.
struct WeightGate {
  /// The least weight that the tally must give a name.
  let weightMin: Float
  /// Whether words that tell nobody apart are counted, because the form has no others.
  private let countsAll: Bool

  /// What the words of a form weigh.
  struct Weights {
    private(set) var all = 0.0
    /// Words that tell one bearer from another.
    private(set) var telling = 0.0
    private(set) var tells = false

    /// Adds the form's next word.
    mutating func add(_ kind: NameToken.Kind, _ weight: Double) {
      all += weight
      guard WeightGate.tells(kind) else { return }
      telling += weight
      tells = true
    }
  }

  /// The gate of a form for a least score: what is open of the query costs ``NameScore/Rates/openQuery``.
  init(_ form: FlatName, scoreMin: Double, rates: NameScore.Rates) {
    var weights = Weights()
    for word in form.words { weights.add(word.kind, word.weight) }
    self.init(weights, scoreMin: scoreMin, rates: rates)
  }

  /// The gate of words of those weights.
  init(_ weights: Weights, scoreMin: Double, rates: NameScore.Rates) {
    let counted = weights.tells ? weights.telling : weights.all
    let spare = max(0, 1 - scoreMin) / max(rates.openQuery, 0.01)
    // A hair less, for the rounding of sums.
    weightMin = Float(weights.all * (1 - spare) - (weights.all - counted)) - 1e-4
    countsAll = !weights.tells
  }

  /// Whether the tally counts words of a kind.
  func counts(_ kind: NameToken.Kind) -> Bool { countsAll || Self.tells(kind) }

  private static func tells(_ kind: NameToken.Kind) -> Bool {
    kind == .word || kind == .numeral || kind == .ideograph
  }
}
