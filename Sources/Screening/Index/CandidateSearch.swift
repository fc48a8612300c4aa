/// Finds the names of an index that one form of a query may match. Made once and used for one form after the other.
///
/// Whether a name is found follows from the form, the name and the weights of the whole index alone, never from the
/// other names that are searched: so a search in a part of an index finds what one in the whole finds of that part.
struct CandidateSearch {
  /// A name that is worth a close comparison.
  struct Candidate {
    /// Place of the name.
    let name: Int32
    /// The weight of the query's words that it seems to have.
    let weight: Float
  }

  /// The names that are searched.
  let columns: NameColumns
  /// What each word of the form may stand for; to be filled in before ``candidates(for:scoreMin:needed:)``.
  var matches = FormMatches()
  /// The words that the form's words may stand for, filled in where a name is worth it.
  private(set) var rows = LikenessRows()
  /// The words of the whole index, which tell whether a word can be parted.
  private let whole: WordTable
  private let rates: NameScore.Rates
  private let search: WordSearch
  private var tally: NameTally
  private var bound: ScoreBound

  /// A search by rates.
  init(_ columns: NameColumns, whole: WordTable, rates: NameScore.Rates) {
    self.columns = columns
    self.whole = whole
    self.rates = rates
    search = WordSearch(columns.table)
    tally = NameTally(count: columns.names.count)
    bound = ScoreBound(rates)
  }

  /// Fills in ``matches``.
  mutating func match(_ form: FlatName, bearer: UInt8) {
    matches.removeAll()
    for (place, word) in form.words.enumerated() {
      matches.append { search.find(form.word(place), word, bearers: bearer, into: &$0) }
    }
  }

  /// Names whose score may reach what they need, the most promising first, of equal ones the first in the index.
  /// - Parameter scoreMin: least score that any name needs.
  /// - Parameter needed: the score that a name needs; nil for one that is not looked for.
  mutating func candidates(
    for form: FlatName, scoreMin: Double, needed: (IndexedName) -> Double?
  ) -> [Candidate] {
    tally.removeAll()
    let gate = WeightGate(form, scoreMin: scoreMin, rates: rates)
    for (place, word) in form.words.enumerated() where gate.counts(word.kind) {
      tally.begin()
      for match in matches[place] {
        tally.add(columns.holders(of: match.word), Float(word.weight * match.likeness.value))
      }
    }
    addJoints(of: form, gate)
    var found: [Candidate] = []
    var isFilled = false
    for place in tally.touched {
      let weight = tally.weight(of: place)
      guard weight >= gate.weightMin else { continue }
      let name = columns.names[Int(place)]
      guard let least = needed(name) else { continue }
      if !isFilled { fillRows(form) }
      isFilled = true
      if bound.mayReach(least, form, name, in: columns, rows) { found.append(Candidate(name: place, weight: weight)) }
    }
    return found.sorted { $0.weight != $1.weight ? $0.weight > $1.weight : $0.name < $1.name }
  }

  private mutating func fillRows(_ form: FlatName) {
    rows.begin(columns: form.words.count)
    for place in form.words.indices {
      for match in matches[place] { rows.keep(match.likeness, of: match.word, to: place) }
    }
  }

  /// Words that the query parts or joins otherwise than the entry.
  private mutating func addJoints(of form: FlatName, _ gate: WeightGate) {
    let words = form.words
    for place in words.indices.dropLast() where words[place].kind != .ideograph {
      var weight = words[place].weight
      for next in words.indices[(place + 1)...].prefix(WordJoints.partsMax - 1) {
        weight += words[next].weight
        let joined = form.joined(place..<next + 1)
        guard joined.count <= Letters.wordMax, joined.count >= 4 else { continue }
        tally.begin()
        addSpellings(of: joined, Float(weight))
      }
    }
    for place in words.indices where gate.counts(words[place].kind) && words[place].count >= 4 {
      tally.begin()
      PartedWords.longer(of: form.word(place), in: columns.table, whole: whole) { id in
        tally.add(columns.holders(of: id), Float(words[place].weight))
      }
    }
  }

  /// Names with a joined word, or another spelling of the name that it makes.
  private mutating func addSpellings(of joined: ArraySlice<UInt8>, _ weight: Float) {
    if let id = columns.table.id(of: joined) { tally.add(columns.holders(of: id), weight) }
    let word = Array(joined)
    for set in NameVariants.sets(of: word) {
      for other in NameVariants.names(of: set) where other != word {
        if let id = columns.table.id(of: other) { tally.add(columns.holders(of: id), weight) }
      }
    }
  }
}
