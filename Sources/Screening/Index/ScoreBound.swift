/// A score that no alignment of two names exceeds, from the likenesses of their words alone: what spares most names
/// that share a word with a query the close comparison.
///
/// Every word costs at least what is less: to stand open, or to stand for the word that is most like it. A word that
/// is like no other is open for certain, and what is open in both names is in conflict. Where words may be joined or
/// parted, those cost nothing. A test holds the bound against scores of random names.
struct ScoreBound {
  /// What is known of a word while a name is bounded.
  private struct Standing {
    /// The greatest likeness to a word of the other name.
    var best: Float = 0
    /// The word of that likeness.
    var other: Int32 = -1
    /// Words of the other name that are like it at all.
    var count: Int32 = 0
  }

  private let rates: NameScore.Rates
  private var query = [Standing](repeating: Standing(), count: NameText.wordsMax)
  private var entry = [Standing](repeating: Standing(), count: NameText.wordsMax)

  /// A bound of scores by rates.
  init(_ rates: NameScore.Rates) { self.rates = rates }

  /// More than rounding takes from a sum of forty single-precision numbers below one.
  private static let rounding = 1e-5

  /// Whether a name's score may reach a value; false only where it cannot.
  mutating func mayReach(
    _ least: Double, _ form: FlatName, _ name: IndexedName, in columns: NameColumns, _ rows: LikenessRows
  ) -> Bool {
    // Names have forty words at most; what is longer by a fault of the tables is compared closely.
    guard form.words.count <= query.count, Int(name.count) <= entry.count else { return true }
    let wanted = Float(least - Self.rounding)
    stand(form, name, columns, rows)
    if bound(form, name, columns, free: .none) >= wanted { return true }
    var joints = NameJoints(form, name, columns)
    joints.settle(settled(form, name, columns))
    let possible = joints.free(closely: false)
    guard possible.query != 0, bound(form, name, columns, free: possible) >= wanted else { return false }
    let actual = joints.free(closely: true)
    return actual.query != 0 && bound(form, name, columns, free: actual) >= wanted
  }

  /// Fills in how every word stands.
  private mutating func stand(
    _ form: FlatName, _ name: IndexedName, _ columns: NameColumns, _ rows: LikenessRows
  ) {
    for place in form.words.indices { query[place] = Standing() }
    for (place, word) in columns.words[name.range].enumerated() {
      entry[place] = Standing()
      let row = rows.row(of: word.word)
      for column in form.words.indices {
        let known = row.flatMap { rows.likeness(row: $0, column: column) }
        let likeness = Self.most(form, column, word, known)
        guard likeness > 0 else { continue }
        query[column].count += 1
        entry[place].count += 1
        if likeness > query[column].best { (query[column].best, query[column].other) = (likeness, Int32(place)) }
        if likeness > entry[place].best { (entry[place].best, entry[place].other) = (likeness, Int32(column)) }
      }
    }
  }

  /// Words that stand for each other for certain, and so surely that no joint takes them: each is like no other word.
  private func settled(_ form: FlatName, _ name: IndexedName, _ columns: NameColumns) -> NameJoints.Free {
    var settled = NameJoints.Free()
    for place in form.words.indices {
      let standing = query[place]
      guard standing.count == 1, standing.best >= Float(WordJoints.weakMax), entry[Int(standing.other)].count == 1,
        form.words[place].kind == .word, columns.words[Int(name.start) + Int(standing.other)].kind == .word
      else { continue }
      settled.query |= 1 << UInt64(place)
      settled.entry |= 1 << UInt64(standing.other)
    }
    return settled
  }

  private func bound(
    _ form: FlatName, _ name: IndexedName, _ columns: NameColumns, free: NameJoints.Free
  ) -> Float {
    let half = Float(rates.unlike) / 2
    var cost: Float = 0
    var (openQuery, openEntry): (Float, Float) = (0, 0)
    for (place, word) in columns.words[name.range].enumerated() {
      guard !word.isRepeated, free.entry & 1 << UInt64(place) == 0 else { continue }
      let (share, best) = (word.weight / name.total, entry[place].best)
      if best == 0 { openEntry += share } else { cost += share * min(Float(rates.openEntry), (1 - best) * half) }
    }
    for (place, word) in form.words.enumerated() {
      guard !word.isRepeated, free.query & 1 << UInt64(place) == 0 else { continue }
      let (share, best) = (Float(word.weight / form.total), query[place].best)
      if best == 0 { openQuery += share } else { cost += share * min(Float(rates.openQuery), (1 - best) * half) }
    }
    return 1 - cost - openQuery * Float(rates.openQuery) - openEntry * Float(rates.openEntry)
      - min(openQuery, openEntry) * Float(rates.conflict)
  }

  /// The most that ``NameAlignment`` may make of two words.
  private static func most(
    _ form: FlatName, _ place: Int, _ word: IndexedWord, _ known: WordSimilarity.Likeness?
  ) -> Float {
    let token = form.words[place]
    switch (token.kind, word.kind) {
    case (.initial, .word), (.initial, .particle):
      return form.letters[token.start] == word.first ? Float(WordSimilarity.initial) : 0
    case (.word, .initial), (.particle, .initial):
      return form.letters[token.start] == word.first ? Float(WordSimilarity.entryInitial) : 0
    case (.particle, .particle): return max(Float(known?.value ?? 0), Float(WordSimilarity.particles))
    default: return Float(known?.value ?? 0)
    }
  }
}
