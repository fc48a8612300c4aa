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

  /// A search with a preset's own threshold, or another.
  public init(_ index: ScreeningIndex, preset: ScreeningPreset = .balanced, threshold: Double? = nil) {
    self.index = index
    self.preset = preset
    self.threshold = min(1, max(0.5, threshold ?? preset.threshold))
  }

  /// The entries that reach the threshold, the best first, of equal ones the first in the index. The same query on the
  /// same index gives the same answer, bit for bit.
  public func matches(_ query: ScreeningQuery) -> [ScreeningMatch] {
    preset == .ofac ? likeOFAC(query) : best(query, among: nil)
  }

  /// The entries of a brute-force comparison with every name, for measuring what the search of candidates loses.
  public func exhaustiveMatches(_ query: ScreeningQuery) -> [ScreeningMatch] {
    best(query, among: Array(index.names.indices.map(Int32.init)))
  }

  private func best(_ query: ScreeningQuery, among all: [Int32]?) -> [ScreeningMatch] {
    var best: [Int32: (score: Double, name: Int16, match: NameMatcher.Match)] = [:]
    let search = CandidateSearch(index)
    let scoreMin = (threshold - Evidence.gainMax * (query.hasEvidence ? 1 : 0)) / ScreeningPreset.nameShare
    for (forms, bearer) in query.forms {
      let matcher = NameMatcher(rates: preset.rates, isPerson: bearer == 1)
      let weighted = forms.weighted(index.rarity)
      for form in weighted.latin + [weighted.ideographs].compactMap(\.self) {
        let isIdeographic = form.tokens.first?.kind == .ideograph
        let found =
          all.map { ($0, nil) }
          ?? { ($0.names, $0.matches) }(
            search.candidates(
              for: form, bearer: bearer, scoreMin: scoreMin, openQuery: preset.rates.openQuery))
        for place in found.0 {
          let name = index.names[Int(place)]
          guard name.bearer & bearer != 0, name.isIdeographic == isIdeographic else { continue }
          let words = index.words[Int(name.start)..<Int(name.start) + Int(name.count)]
          let known = found.1
          let match = matcher.match(
            form, index.weighted(name),
            likeness: known.map { matches in
              { matches[$0].likenesses[words[words.startIndex + $1].word] }
            })
          guard match.score.value >= scoreMin, match.score.value > best[name.entity]?.score ?? -1 else { continue }
          best[name.entity] = (match.score.value, name.name, match)
        }
      }
    }
    return best.compactMap { entity, found in self.match(query, Int(entity), found.name, found.match) }
      .sorted(by: Self.order)
  }

  /// Every entry of the kind asked for by ``OFACScore``, which knows names alone.
  private func likeOFAC(_ query: ScreeningQuery) -> [ScreeningMatch] {
    var best: [Int32: (score: Double, name: Int16, query: String)] = [:]
    let wanted = query.forms.reduce(0 as UInt8) { $0 | $1.bearer }
    for text in query.names {
      let parts = OFACScore.parts(text)
      for name in index.names where name.bearer & wanted != 0 && !name.isIdeographic {
        let words = index.words[Int(name.start)..<Int(name.start) + min(Int(name.count), OFACScore.partsMax)]
        let score = OFACScore.score(parts, words.map { index.table.words[Int($0.word)] })
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

  private func match(
    _ query: ScreeningQuery, _ entry: Int, _ number: Int16, _ found: NameMatcher.Match
  ) -> ScreeningMatch? {
    let entity = index.entries[entry].entity
    let name = entity.names[Int(number)]
    var terms = found.terms.map { $0.scaled(by: ScreeningPreset.nameShare) } + Evidence.terms(query, entity)
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
  /// Whether anything but names is told.
  var hasEvidence: Bool {
    dateOfBirth != nil || !countries.isEmpty || !identifiers.isEmpty || placeOfBirth != nil
  }

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
