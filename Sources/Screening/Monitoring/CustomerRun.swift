import Domain

/// One walk through the customers for the entries that changed.
struct CustomerRun: Sendable {
  /// A customer that an entry may mean.
  struct Alert: Sendable {
    /// Place of the customer in the store.
    let customer: Int
    /// Place of the entry in the index.
    let entry: Int
    let score: Double
  }

  private let screener: Screener
  private let needs: EntryNeeds
  /// The names of the entries.
  private let columns: NameColumns
  /// What the customers' words may stand for among them.
  private let matches: CustomerWordMatches
  private let joined: JoinedWords

  /// Matches the customers' words with the entries' names.
  init(_ screener: Screener, entries: some Sequence<Int>, words: CustomerWords) {
    let columns = Self.columns(screener, entries)
    let parts = CustomerWordMatches.parts(of: words, columns, whole: screener.index.columns.table)
    self.init(screener, columns, parts.ranges.map(parts.match))
  }

  /// The same by several tasks at once.
  init(_ screener: Screener, entries: some Sequence<Int>, words: CustomerWords, tasks: Int) async {
    let columns = Self.columns(screener, entries)
    let parts = CustomerWordMatches.parts(of: words, columns, whole: screener.index.columns.table)
    let ranges = ConcurrentRanges(count: words.count, tasks: tasks)
    self.init(screener, columns, await ranges.map(parts.match))
  }

  private init(_ screener: Screener, _ columns: NameColumns, _ matched: [CustomerWordMatches.Part]) {
    self.screener = screener
    self.columns = columns
    needs = EntryNeeds(screener)
    matches = CustomerWordMatches(matched)
    joined = JoinedWords(columns.table)
  }

  /// The names of the entries that the screener looks for.
  private static func columns(_ screener: Screener, _ entries: some Sequence<Int>) -> NameColumns {
    let index = screener.index
    let wanted = Set(entries).filter { index.entries.indices.contains($0) && screener.filter.admits(index.tags[$0]) }
    return index.columns.part(wanted.sorted().flatMap { index.names(of: $0) })
  }

  /// The alerts of customers that stand, in their order.
  func alerts(of customers: Range<Int>, in store: CustomerStore, where stands: (Int) -> Bool) -> [Alert] {
    guard !columns.names.isEmpty else { return [] }
    if screener.preset == .ofac { return OFACRun(screener, columns).alerts(of: customers, in: store, where: stands) }
    var search = EntrySearch(screener, among: columns)
    var form = FlatName()
    var alerts: [Alert] = []
    for customer in customers where stands(customer) {
      let least = needs.least(mayAdd: store.evidence.mayAdd(customer))
      var query: ScreeningQuery?
      search.begin()
      for stored in store.forms(of: customer) where stored.isReading && mayReach(least, stored, store.words) {
        let told = query ?? store.evidence.query(of: customer)
        query = told
        fill(&form, &search.candidates.matches, stored, store.words)
        search.look(for: form, bearer: stored.bearer, screener.index.evidence.told(by: told))
      }
      guard let query, !search.found.isEmpty else { continue }
      alerts += screener.matches(query, search.found).map { match in
        Alert(customer: customer, entry: match.entry, score: match.score)
      }
    }
    return alerts
  }

  private func fill(
    _ form: inout FlatName, _ found: inout FormMatches, _ stored: CustomerStore.Form, _ words: CustomerWords
  ) {
    form.removeAll()
    found.removeAll()
    for word in stored.words {
      form.append(
        words.letters(of: word), kind: words.kind(of: word), isRomanised: words.isRomanised(word),
        mayBeCut: words.mayBeCut(word), rarity: matches.rarity(of: word))
      found.append { matches.add(word, to: &$0) }
    }
  }

  /// Whether the tally of ``CandidateSearch`` may give any name the weight that its gate asks for: every word's best
  /// match and every way to part or join words counted.
  private func mayReach(_ least: Double, _ form: CustomerStore.Form, _ words: CustomerWords) -> Bool {
    var gate = WeightGate.Weights()
    for word in form.words { gate.add(words.kind(of: word), matches.weight(of: word)) }
    let open = WeightGate(gate, scoreMin: least, rates: screener.preset.rates)
    var sum = 0.0
    for word in form.words where open.counts(words.kind(of: word)) { sum += matches.most(of: word) }
    if sum > 0, Float(sum) >= open.weightMin { return true }
    sum += joints(form.words, words)
    return sum > 0 && Float(sum) + 1e-3 >= open.weightMin
  }

  /// The weight that joined words may have.
  private func joints(_ form: ArraySlice<CustomerWords.ID>, _ words: CustomerWords) -> Double {
    var sum = 0.0
    for place in form.indices.dropLast() where words.kind(of: form[place]) != .ideograph {
      var weight = matches.weight(of: form[place])
      var hash = JoinedWords.Hash()
      hash.add(words.letters(of: form[place]))
      for next in form.indices[(place + 1)...].prefix(WordJoints.partsMax - 1) {
        weight += matches.weight(of: form[next])
        hash.add(words.letters(of: form[next]))
        if joined.mayHold(hash) { sum += weight }
      }
    }
    return sum
  }
}
