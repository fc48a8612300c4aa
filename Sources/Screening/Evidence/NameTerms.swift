/// A name's score as reasons: what every pair of words gave, and what words without a pair took.
enum NameTerms {
  /// The reasons; their contributions sum to the name's score.
  static func terms(_ match: NameMatcher.Match) -> [EvidenceTerm] {
    let (left, right) = (match.left, match.right)
    guard left.total > 0, right.total > 0 else { return [] }
    var terms = match.alignment.pairs.map { pair in
      EvidenceTerm(
        kind: kind(pair.likeness.reason), contribution: share(pair, match) * pair.likeness.value,
        query: text(left, pair.left), entry: text(right, pair.right))
    }
    for place in match.alignment.openLeft {
      terms.append(
        EvidenceTerm(kind: .wordOnlyInQuery, contribution: 0, query: left.tokens[place].text, entry: ""))
    }
    for place in match.alignment.openRight {
      terms.append(
        EvidenceTerm(kind: .wordOnlyInEntry, contribution: 0, query: "", entry: right.tokens[place].text))
    }
    // Pairs alone would give a sum; what the score differs from it by is what missing and differing words took.
    let rest = match.score.value - terms.reduce(0) { $0 + $1.contribution }
    guard abs(rest) > 1e-9, !terms.isEmpty else { return terms }
    terms.append(
      EvidenceTerm(
        kind: match.alignment.openLeft.isEmpty || match.alignment.openRight.isEmpty ? .wholeName : .wordsConflict,
        contribution: rest, query: texts(left, match.alignment.openLeft), entry: texts(right, match.alignment.openRight)
      ))
    return terms
  }

  private static func share(_ pair: NameAlignment.Pair, _ match: NameMatcher.Match) -> Double {
    let left = pair.left.reduce(0) { $0 + match.left.weights[$1] } / match.left.total
    let right = pair.right.reduce(0) { $0 + match.right.weights[$1] } / match.right.total
    return (left + right) / 2
  }

  private static func text(_ name: WeightedName, _ range: Range<Int>) -> String { texts(name, Array(range)) }

  private static func texts(_ name: WeightedName, _ places: [Int]) -> String {
    places.map { name.tokens[$0].text }.joined(separator: " ")
  }

  private static func kind(_ reason: WordSimilarity.Reason) -> EvidenceTerm.Kind {
    switch reason {
    case .equal: .wordEqual
    case .variant: .wordVariant
    case .spelling: .wordSpelling
    case .vowelsDropped, .consonants: .wordConsonants
    case .cut: .wordCut
    case .initial: .wordInitial
    case .joined: .wordsJoined
    case .abbreviation: .wordsAbbreviated
    }
  }
}
