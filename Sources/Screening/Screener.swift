import Domain

/// Looks for persons and bodies in an index.
public struct Screener: Sendable {
  /// The index that is searched.
  public let index: ScreeningIndex
  /// How names are weighed.
  public let preset: ScreeningPreset
  /// Score from which on an entry is a match, 0.5 through 1; lower ones count as 0.5, since every name is a little
  /// like every other.
  public let threshold: Double
  /// Which entries are looked for.
  public let scope: ScreeningScope
  /// ``scope`` for the index's snapshots.
  let filter: ScopeTags.Filter

  /// A search with a preset's own threshold, or another, among all entries or some.
  public init(
    _ index: ScreeningIndex, preset: ScreeningPreset = .balanced, threshold: Double? = nil,
    scope: ScreeningScope = .everything
  ) {
    self.index = index
    self.preset = preset
    self.threshold = min(1, max(0.5, threshold ?? preset.threshold))
    self.scope = scope
    filter = ScopeTags.Filter(scope, snapshots: index.snapshots)
  }

  /// The entries that reach the threshold, the best first, of equal ones the first in the index. The same query on the
  /// same index gives the same answer, bit for bit.
  public func matches(_ query: ScreeningQuery) -> [ScreeningMatch] {
    if preset == .ofac { return likeOFAC(query) }
    var search = EntrySearch(self)
    let told = index.evidence.told(by: query)
    for (form, bearer) in forms(of: query) {
      search.candidates.match(form, bearer: bearer)
      search.look(for: form, bearer: bearer, told)
    }
    return matches(query, search.found)
  }

  /// The entries of a brute-force comparison with every name, for measuring what the search of candidates loses.
  public func exhaustiveMatches(_ query: ScreeningQuery) -> [ScreeningMatch] {
    var search = EntrySearch(self)
    let told = index.evidence.told(by: query)
    for (form, bearer) in forms(of: query) { search.lookEverywhere(for: form, bearer: bearer, told) }
    return matches(query, search.found)
  }

  /// What was found with the evidence beside the names, in order.
  func matches(_ query: ScreeningQuery, _ found: [Int32: EntrySearch.Found]) -> [ScreeningMatch] {
    found.compactMap { entity, found in match(query, Int(entity), found) }.sorted(by: Self.order)
  }

  private func forms(of query: ScreeningQuery) -> [(FlatName, bearer: UInt8)] {
    query.forms.flatMap { forms, bearer in
      (forms.latin + [forms.ideographs].compactMap(\.self)).map { reading in
        (FlatName(reading.tokens, rarity: { index.columns.table.rarity(of: $0.letters) }), bearer)
      }
    }
  }

  /// Every entry of the kind asked for by ``OFACScore``, which knows names alone.
  private func likeOFAC(_ query: ScreeningQuery) -> [ScreeningMatch] {
    var best: [Int32: (score: Double, name: Int16, query: String)] = [:]
    let wanted = query.forms.reduce(0 as UInt8) { $0 | $1.bearer }
    let columns = index.columns
    for text in query.names {
      let parts = OFACName(OFACScore.parts(text))
      for name in columns.names where name.bearer & wanted != 0 && !name.isIdeographic {
        guard filter.admits(index.tags[Int(name.entity)]) else { continue }
        let score = OFACScore.score(parts, columns.parts(of: name))
        guard score >= threshold, score > best[name.entity]?.score ?? 0 else { continue }
        best[name.entity] = (score, name.name, text)
      }
    }
    return best.map { entity, found in
      let name = index.entries[Int(entity)].entity.names[Int(found.name)]
      let term = EvidenceTerm(kind: .wholeName, contribution: found.score, query: found.query, entry: name.text)
      return ScreeningMatch(entry: Int(entity), name: name, score: found.score, terms: [term])
    }.sorted(by: Self.order)
  }

  private static func order(_ left: ScreeningMatch, _ right: ScreeningMatch) -> Bool {
    left.score != right.score ? left.score > right.score : left.entry < right.entry
  }

  private func match(_ query: ScreeningQuery, _ entry: Int, _ found: EntrySearch.Found) -> ScreeningMatch? {
    let entity = index.entries[entry].entity
    let name = entity.names[Int(found.name)]
    var terms = found.match.terms.map { $0.scaled(by: ScreeningPreset.nameShare) } + Evidence.terms(query, entity)
    if name.kind == .weakAlias {
      terms.append(
        EvidenceTerm(kind: .weakName, contribution: Evidence.weakName, query: "", entry: name.text))
    }
    let score = min(1, max(0, terms.reduce(0) { $0 + $1.contribution }))
    guard score >= threshold - 1e-9 else { return nil }
    return ScreeningMatch(entry: entry, name: name, score: score, terms: terms)
  }
}

extension ScreeningQuery {
  /// The names' forms, each with the kinds of bearers that are looked at.
  var forms: [(NameForms, bearer: UInt8)] {
    names.flatMap { name -> [(NameForms, bearer: UInt8)] in
      switch kind {
      case .person: [(NameForms(name, kind: .person), 1)]
      case .organisation, .vessel, .aircraft: [(NameForms(name, kind: kind ?? .organisation), 2)]
      case .other, nil: [(NameForms(name, kind: .person), 1), (NameForms(name, kind: .organisation), 2)]
      }
    }
  }
}
