/// Finds the best agreement between the forms of two names.
struct NameMatcher {
  /// An agreement with its reasons.
  struct Match {
    let score: NameScore
    let left: WeightedName
    let right: WeightedName
    let alignment: NameAlignment

    /// What the score is made of, in words.
    var terms: [EvidenceTerm] { NameTerms.terms(self) }
  }

  let rates: NameScore.Rates
  /// Whether persons' names are compared.
  let isPerson: Bool
  private let words = WordSimilarity()

  init(rates: NameScore.Rates, isPerson: Bool) {
    self.rates = rates
    self.isPerson = isPerson
  }

  /// The best of all forms; nil where one name has no letter. Two names in Chinese characters are compared by them
  /// alone, since many characters share one reading.
  func best(_ left: NameForms.Weighted, _ right: NameForms.Weighted) -> Match? {
    if let first = left.ideographs, let second = right.ideographs { return match(first, second) }
    var best: Match?
    for first in left.latin {
      for second in right.latin {
        let found = match(first, second)
        if found.score.value > (best?.score.value ?? -1) { best = found }
      }
    }
    return best
  }

  /// The agreement of two readings.
  func match(
    _ left: WeightedName, _ right: WeightedName, likeness: ((Int, Int) -> WordSimilarity.Likeness?)? = nil
  ) -> Match {
    let alignment = NameAlignment(left, right, words: words, likeness: likeness)
    return Match(
      score: NameScore(alignment, left, right, rates: rates, isPerson: isPerson), left: left, right: right,
      alignment: alignment)
  }
}
