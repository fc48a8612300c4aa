import Domain

/// What an entry's name must score for a match, given all else that is known of the entry.
struct EntryNeeds: Sendable {
  private let index: ScreeningIndex
  private let filter: ScopeTags.Filter
  private let threshold: Double

  /// The needs of a screener's matches.
  init(_ screener: Screener) {
    index = screener.index
    filter = screener.filter
    threshold = screener.threshold
  }

  /// The least score of a name that evidence may lift to the threshold.
  /// - Parameter mayAdd: whether there is evidence; see ``EvidenceColumns/Told/mayAdd``.
  func least(mayAdd: Bool) -> Double { (threshold - (mayAdd ? Evidence.gainMax : 0)) / ScreeningPreset.nameShare }

  /// Whether an entry is looked for.
  func admits(_ entity: Int32) -> Bool { filter.admits(index.tags[Int(entity)]) }

  /// The score that a name of an entry needs; nil where no name is enough or the entry is not looked for.
  func score(of entity: Int32, _ told: EvidenceColumns.Told) -> Double? {
    guard admits(entity) else { return nil }
    let evidence = index.evidence.most(told, of: Int(entity))
    let needed = (threshold - evidence - Self.rounding) / ScreeningPreset.nameShare
    return needed > 1 ? nil : needed
  }

  /// More than the sum of a score's terms may be off.
  private static let rounding = 1e-6
}
