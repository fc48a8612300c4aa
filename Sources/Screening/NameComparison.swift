import Domain

/// Compares two names with each other, without a list.
public struct NameComparison: Sendable {
  /// How two names agree.
  public struct Result: Sendable, Hashable {
    /// On the scale of ``ScreeningPreset/threshold``: 0 through 0.92, which is a name whose every word has its equal,
    /// in any order; the rest is evidence's. Under ``ScreeningPreset/ofac``, 0 through 1.
    public let score: Double
    /// What the score is made of, in the words compared.
    public let terms: [EvidenceTerm]
  }

  private let preset: ScreeningPreset

  /// A comparison by a preset.
  public init(_ preset: ScreeningPreset = .balanced) { self.preset = preset }

  /// Compares two names of one kind of bearer. Names in different scripts are compared as they are romanised. Any text
  /// of any length may be given; what is past 512 Unicode scalars or 40 words is left out.
  public func compare(_ left: String, _ right: String, kind: ListEntity.Kind = .person) -> Result {
    if preset == .ofac {
      let score = OFACScore.score(query: left, entry: right)
      return Result(
        score: score, terms: [EvidenceTerm(kind: .wholeName, contribution: score, query: left, entry: right)])
    }
    let (first, second) = (NameForms(left, kind: kind), NameForms(right, kind: kind))
    let matcher = NameMatcher(rates: preset.rates, isPerson: kind == .person)
    let best = matcher.best(first.weighted(CommonWords.rarity), second.weighted(CommonWords.rarity))
    guard let best else { return Result(score: 0, terms: []) }
    return Result(
      score: best.score.value * ScreeningPreset.nameShare,
      terms: best.terms.map { $0.scaled(by: ScreeningPreset.nameShare) })
  }
}
