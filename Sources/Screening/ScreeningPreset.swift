import Domain

extension ScreeningPreset {
  /// Score from which a match is an alert, unless a tenant sets another.
  public var threshold: Double {
    switch self {
    case .balanced: 0.80
    case .strict: 0.75
    case .ofac: 0.85
    }
  }

  /// What a name's parts cost.
  var rates: NameScore.Rates {
    switch self {
    case .balanced, .ofac:
      NameScore.Rates(
        openQuery: 0.255, openEntry: 0.225, conflict: 0.50, unlike: 0.63, unanchored: 0.07, single: 0.045)
    case .strict:
      NameScore.Rates(
        openQuery: 0.215, openEntry: 0.19, conflict: 0.45, unlike: 0.54, unanchored: 0.05, single: 0.035)
    }
  }

  /// Share of the score that the name alone can reach; the rest is left to dates, countries and numbers that agree.
  static let nameShare = 0.92
}
