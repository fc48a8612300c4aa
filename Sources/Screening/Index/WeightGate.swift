/// Which share of a query's weight a name must seem to have before it is compared.
struct WeightGate {
  /// The least weight that the tally must give a name.
  let weightMin: Float
  /// Whether words that tell nobody apart are counted, because the form has no others.
  private let countsAll: Bool

  /// The gate of a form for a least score: what is open of the query costs ``NameScore/Rates/openQuery``.
  init(_ form: FlatName, scoreMin: Double, rates: NameScore.Rates) {
    self.init(form.words.map { ($0.kind, $0.weight) }, total: form.total, scoreMin: scoreMin, rates: rates)
  }

  /// The gate of a form's words and their weights.
  init(
    _ words: some Sequence<(kind: NameToken.Kind, weight: Double)>, total: Double, scoreMin: Double,
    rates: NameScore.Rates
  ) {
    var (all, telling, tells) = (0.0, 0.0, false)
    for word in words {
      all += word.weight
      guard Self.tells(word.kind) else { continue }
      telling += word.weight
      tells = true
    }
    let counted = tells ? telling : all
    let spare = max(0, 1 - scoreMin) / max(rates.openQuery, 0.01)
    // A hair less, for the rounding of sums.
    weightMin = Float(total * (1 - spare) - (total - counted)) - 1e-4
    countsAll = !tells
  }

  /// Whether the tally counts words of a kind.
  func counts(_ kind: NameToken.Kind) -> Bool { countsAll || Self.tells(kind) }

  private static func tells(_ kind: NameToken.Kind) -> Bool {
    kind == .word || kind == .numeral || kind == .ideograph
  }
}
