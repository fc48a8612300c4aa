/// Finds the names of an index that one form of a query may match.
struct CandidateSearch {
  /// A query's word with the words of the table that it may stand for.
  struct WordMatches {
    var likenesses: [WordTable.ID: WordSimilarity.Likeness] = [:]
  }

  /// Most names that are looked at closely for one form of a query, the most promising first. Of the 2,536 labelled
  /// queries none had more than 1,200 above the bound.
  static let candidatesMax = 4000

  let index: ScreeningIndex
  private let words = WordSimilarity()

  init(_ index: ScreeningIndex) { self.index = index }

  /// Places of names whose score may reach a bound, the most promising first, and the likenesses met on the way.
  /// - Parameter openQuery: ``NameScore/Rates/openQuery``: what bounds the weight that a match may leave open.
  func candidates(
    for query: WeightedName, bearer: UInt8, scoreMin: Double, openQuery: Double
  ) -> (names: [Int32], matches: [WordMatches]) {
    var tally = NameTally(count: index.names.count)
    var matches = [WordMatches](repeating: WordMatches(), count: query.tokens.count)
    var counted = 0.0
    let telling = query.tokens.indices.filter { Self.tells(query.tokens[$0].kind) }
    for place in query.tokens.indices {
      matches[place] = self.matches(query.tokens[place], bearer: bearer)
      guard telling.contains(place) || telling.isEmpty else { continue }
      counted += query.weights[place]
      tally.begin()
      for (word, likeness) in matches[place].likenesses.sorted(by: { $0.value.value > $1.value.value }) {
        tally.add(holders(of: word), Float(query.weights[place] * likeness.value))
      }
    }
    addJoints(of: query, telling, to: &tally)
    let spare = max(0, 1 - scoreMin) / max(openQuery, 0.01)
    let weightMin = query.total * (1 - spare) - (query.total - counted)
    let names = tally.names(atLeast: Float(weightMin) - 1e-4, atMost: Self.candidatesMax) { name in
      index.names[name].bearer & bearer != 0
    }
    return (names, matches)
  }

  private func holders(of word: WordTable.ID) -> ArraySlice<Int32> {
    index.holders[Int(index.holderStarts[Int(word)])..<Int(index.holderStarts[Int(word) + 1])]
  }

  private static func tells(_ kind: NameToken.Kind) -> Bool {
    kind == .word || kind == .numeral || kind == .ideograph
  }

  /// The table's words that a query's word may stand for.
  private func matches(_ token: NameToken, bearer: UInt8) -> WordMatches {
    var found = WordMatches()
    if let equal = index.table.id(of: token.letters) {
      found.likenesses[equal] = WordSimilarity.Likeness(value: 1, reason: .equal)
    }
    guard token.kind == .word || token.kind == .particle, !Letters.isIdeograph(token.letters) else { return found }
    if token.kind == .word { addNear(token, bearer: bearer, to: &found) }
    for set in NameVariants.sets(of: token.letters) {
      for name in NameVariants.names(of: set) where name != token.letters {
        guard let id = index.table.id(of: name) else { continue }
        keep(WordSimilarity.Likeness(value: WordSimilarity.variant, reason: .variant), id, &found)
      }
    }
    for id in index.table.sharing(ConsonantKey(token.letters)) {
      let word = index.table.words[Int(id)]
      if word != token.letters, let bare = WordSimilarity.bare(token.letters, word) { keep(bare, id, &found) }
    }
    if token.mayBeCut {
      for id in index.table.beginning(with: token.letters) {
        keep(WordSimilarity.Likeness(value: WordSimilarity.cut, reason: .cut), id, &found)
      }
    }
    return found
  }

  private func addNear(_ token: NameToken, bearer: UInt8, to found: inout WordMatches) {
    let longest = token.letters.count + 1
    let limit = token.isRomanised ? WordSimilarity.romanisedBudget(longest) : WordSimilarity.budget(longest)
    token.letters.withUnsafeBufferPointer { letters in
      index.table.candidates(near: token.letters, limit: limit, bearers: bearer) { place in
        let likeness = index.table.words[place].withUnsafeBufferPointer {
          words.spelled(letters, $0, isRomanised: token.isRomanised)
        }
        if let likeness, likeness.value > found.likenesses[WordTable.ID(place)]?.value ?? 0 {
          found.likenesses[WordTable.ID(place)] = likeness
        }
      }
    }
  }

  private func keep(_ likeness: WordSimilarity.Likeness, _ id: WordTable.ID, _ found: inout WordMatches) {
    if likeness.value > found.likenesses[id]?.value ?? 0 { found.likenesses[id] = likeness }
  }

  /// A joined word in the table, or another spelling of the name that it makes.
  private func spellings(of joined: [UInt8]) -> [WordTable.ID] {
    let sets = NameVariants.sets(of: joined)
    let others = sets.flatMap { NameVariants.names(of: $0) }.filter { $0 != joined }
    return ([joined] + others).compactMap(index.table.id)
  }

  /// Words that the query parts or joins otherwise than the entry.
  private func addJoints(of query: WeightedName, _ telling: [Int], to tally: inout NameTally) {
    let tokens = query.tokens
    for place in tokens.indices.dropLast() where tokens[place].kind != .ideograph {
      var joined = tokens[place].letters
      var weight = query.weights[place]
      for next in tokens[(place + 1)...].indices.prefix(WordJoints.partsMax - 1) {
        joined += tokens[next].letters
        weight += query.weights[next]
        guard joined.count <= Letters.wordMax, joined.count >= 4 else { continue }
        tally.begin()
        for word in spellings(of: joined) { tally.add(holders(of: word), Float(weight)) }
      }
    }
    for place in telling where tokens[place].letters.count >= 4 { addParts(of: query, place, to: &tally) }
  }

  /// The entry's words that a query's word is made of: the longer of two parts that are both words of the table.
  private func addParts(of query: WeightedName, _ place: Int, to tally: inout NameTally) {
    let letters = query.tokens[place].letters
    guard index.table.id(of: letters) == nil || letters.count >= 8 else { return }
    tally.begin()
    for cut in 2...(letters.count - 2) {
      let (head, tail) = (Array(letters[..<cut]), Array(letters[cut...]))
      guard let first = index.table.id(of: head), let second = index.table.id(of: tail) else { continue }
      tally.add(holders(of: head.count >= tail.count ? first : second), Float(query.weights[place]))
    }
  }
}
