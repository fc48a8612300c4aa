import Domain

/// Looks for the entries of an index, or of a part of it, that one query means. Made once and used for one query after
/// the other.
struct EntrySearch {
  /// An entry's best name so far.
  struct Found {
    let score: Double
    /// Place of the name among the entry's names.
    let name: Int16
    let match: NameMatcher.Match
  }

  private let columns: NameColumns
  private let needs: EntryNeeds
  private let rates: NameScore.Rates
  /// Finds the names that are compared.
  var candidates: CandidateSearch
  /// By entry, what was found since the beginning.
  private(set) var found: [Int32: Found] = [:]

  /// A search as a screener's, among all names of its index or a part of them.
  init(_ screener: Screener, among columns: NameColumns? = nil) {
    needs = EntryNeeds(screener)
    rates = screener.preset.rates
    self.columns = columns ?? screener.index.columns
    candidates = CandidateSearch(self.columns, whole: screener.index.columns.table, rates: rates)
  }

  /// Forgets what was found.
  mutating func begin() { found.removeAll(keepingCapacity: true) }

  /// Compares a form of a query's name with every name that it may match. What its words may stand for must have been
  /// filled in in ``candidates``.
  /// - Parameter bearer: 1 to look among persons, 2 among bodies.
  mutating func look(for form: FlatName, bearer: UInt8, _ told: EvidenceColumns.Told) {
    let (needs, least, isIdeographic) = (needs, needs.least(mayAdd: told.mayAdd), form.isIdeographic)
    let worthwhile = candidates.candidates(for: form, scoreMin: least) { name in
      guard name.bearer & bearer != 0, name.isIdeographic == isIdeographic else { return nil }
      return needs.score(of: name.entity, told)
    }
    guard !worthwhile.isEmpty else { return }
    let (matcher, weighted) = (NameMatcher(rates: rates, isPerson: bearer == 1), form.weighted)
    let rows = candidates.rows
    for candidate in worthwhile {
      let name = columns.names[Int(candidate.name)]
      let places = columns.words[name.range].map { rows.row(of: $0.word) }
      let match = matcher.match(weighted, columns.weighted(name)) { place, other in
        places[other].flatMap { rows.likeness(row: $0, column: place) }
      }
      keep(match, of: name, least: least)
    }
  }

  /// Compares a form with every name, without a search.
  mutating func lookEverywhere(for form: FlatName, bearer: UInt8, _ told: EvidenceColumns.Told) {
    let least = needs.least(mayAdd: told.mayAdd)
    let (matcher, weighted) = (NameMatcher(rates: rates, isPerson: bearer == 1), form.weighted)
    for name in columns.names where name.bearer & bearer != 0 && name.isIdeographic == form.isIdeographic {
      guard needs.admits(name.entity) else { continue }
      keep(matcher.match(weighted, columns.weighted(name)), of: name, least: least)
    }
  }

  private mutating func keep(_ match: NameMatcher.Match, of name: IndexedName, least: Double) {
    guard match.score.value >= least, match.score.value > found[name.entity]?.score ?? -1 else { return }
    found[name.entity] = Found(score: match.score.value, name: name.name, match: match)
  }
}
