/// Walks a line's tokens and finds its dates. Each reader looks at a bounded number of tokens, so the work is linear.
struct DateScanner {
  private let line: String
  private let tokens: [DateToken]
  private let matches: [DateMatch]

  init(line: String, context: DateContext) {
    self.line = line
    tokens = DateTokenizer.tokens(of: line)
    let resolver = DateResolver(context: context)
    var matches: [DateMatch] = []
    var position = 0
    while position < tokens.count {
      let floor = matches.last?.tokens.upperBound ?? 0
      let match =
        EraDateReader(tokens: tokens, resolver: resolver).read(at: position)
        ?? NamedDateReader(tokens: tokens, resolver: resolver, floor: floor).read(at: position)
        ?? NumericDateReader(tokens: tokens, resolver: resolver, floor: floor).read(at: position)
      if let match { matches.append(match) }
      position = match?.tokens.upperBound ?? position + 1
    }
    self.matches = matches
  }

  /// Every date that means at least one day.
  var sightings: [DateSighting] {
    matches.filter { !$0.readings.isEmpty }.map { match in
      let range =
        tokens[match.tokens.lowerBound].range.lowerBound..<tokens[match.tokens.upperBound - 1].range.upperBound
      return DateSighting(range: range, readings: match.readings)
    }
  }

  /// What the line means where it holds one date and nothing else of weight.
  var only: [PrintedDate] {
    guard matches.count == 1, let match = matches.first else { return [] }
    let rest = tokens[..<match.tokens.lowerBound] + tokens[match.tokens.upperBound...]
    return rest.allSatisfy(isWeightless) ? match.readings : []
  }

  private func isWeightless(_ token: DateToken) -> Bool {
    switch token.kind {
    case .mark: true
    case .word(let word): word.isEmpty || DateWords.isFiller(word) || DateWords.calendar(word) != nil
    case .number, .unit, .other: false
    }
  }
}
