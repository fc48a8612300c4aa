import Domain

/// A reading of a name as words whose kinds are known.
struct NameTokens: Hashable {
  /// Letters of the narrowest field that cuts names in practice: payment and airline records keep 20 or more.
  static let fieldMin = 17

  /// The words in the order of writing, forty at most.
  let tokens: [NameToken]

  /// Tags the words of a reading.
  init(_ words: [NameReadings.Word], kind: ListEntity.Kind, hasComma: Bool) {
    let tagged =
      kind == .person ? Self.person(words, hasComma: hasComma) : Self.body(words, isVessel: kind == .vessel)
    var tokens = Array(Self.meaningful(tagged).prefix(NameText.wordsMax))
    let length = tokens.reduce(0) { $0 + $1.letters.count + 1 }
    if length > Self.fieldMin, let last = tokens.popLast() {
      var cut = last
      cut.mayBeCut = words.last.map { last.letters == $0.letters } ?? false
      tokens.append(cut)
    }
    self.tokens = tokens
  }

  /// The characters of a Chinese name.
  init(ideographs: [[UInt8]]) {
    tokens = ideographs.prefix(NameText.wordsMax).map { NameToken(letters: $0, kind: .ideograph, part: .unknown) }
  }

  /// A name of nothing but particles and titles is a name all the same.
  private static func meaningful(_ tokens: [NameToken]) -> [NameToken] {
    let telling: Set<NameToken.Kind> = [.word, .numeral, .initial, .ideograph]
    guard !tokens.contains(where: { telling.contains($0.kind) && $0.kind != .initial }) else { return tokens }
    return tokens.map { token in
      guard token.kind != .initial else { return token }
      return NameToken(
        letters: token.letters, kind: .word, part: token.part, isRomanised: token.isRomanised)
    }
  }

  private static func person(_ words: [NameReadings.Word], hasComma: Bool) -> [NameToken] {
    words.map { word in
      let letters = Array(word.letters.prefix(Letters.wordMax))
      let part: NameToken.Part = hasComma ? (word.isAfterComma ? .given : .family) : .unknown
      return NameToken(
        letters: letters, kind: personKind(letters, isStopped: word.isStopped), part: part,
        isRomanised: word.isRomanised)
    }
  }

  private static func personKind(_ letters: [UInt8], isStopped: Bool) -> NameToken.Kind {
    if letters.count == 1 {
      return letters[0] < 26 ? (isStopped || !linking.contains(letters) ? .initial : .particle) : .numeral
    }
    if PersonWords.titles.contains(letters) {
      return PersonWords.titlesThatAreNames.contains(letters) ? .particle : .title
    }
    if PersonWords.particles.contains(letters) { return .particle }
    return letters.allSatisfy({ $0 >= 26 }) ? .numeral : .word
  }

  private static let linking = PersonWords.words("y e")

  private static func body(_ words: [NameReadings.Word], isVessel: Bool) -> [NameToken] {
    let isRomanised = words.contains(where: \.isRomanised)
    let letters = words.map { Array($0.letters.prefix(Letters.wordMax)) }
    var tokens: [NameToken] = []
    var place = 0
    while place < letters.count {
      if letters.count > 1, !isVessel, let form = CompanyForms.form(in: letters, at: place), form.count < letters.count
      {
        tokens.append(NameToken(letters: form.name, kind: .companyForm, part: .unknown))
        place += form.count
        continue
      }
      let run = initialism(in: letters, at: place)
      if run.count > 1 {
        let whole = Array(run.flatMap(\.self).prefix(Letters.wordMax))
        tokens.append(NameToken(letters: whole, kind: .word, part: .unknown))
        place += run.count
        continue
      }
      let next = place + 1 < letters.count ? letters[place + 1] : []
      var (token, count) = bodyToken(letters[place], next: next, isFirst: place == 0, isVessel: isVessel)
      token.isRomanised = isRomanised
      tokens.append(token)
      place += count
    }
    return tokens
  }

  private static func bodyToken(
    _ word: [UInt8], next: [UInt8], isFirst: Bool, isVessel: Bool
  ) -> (NameToken, Int) {
    func token(_ letters: [UInt8], _ kind: NameToken.Kind) -> NameToken {
      NameToken(letters: letters, kind: kind, part: .unknown)
    }
    if let digits = NumberWords.digits(of: word) {
      if let units = NumberWords.digits(of: next), let sum = NumberWords.sum(digits, units) {
        return (token(sum, .numeral), 2)
      }
      return (token(digits, .numeral), 1)
    }
    if word.count == 1, !isFirst, let digits = roman[word] { return (token(digits, .numeral), 1) }
    if isVessel, FillerWords.vessel.contains(word) { return (token(word, .filler), 1) }
    if FillerWords.words.contains(word) { return (token(word, .filler), 1) }
    if PersonWords.titles.contains(word), !PersonWords.titlesThatAreNames.contains(word) {
      return (token(FillerWords.full(word), .title), 1)
    }
    if word.count == 1 { return (token(word, .initial), 1) }
    if !isFirst, !isVessel, let form = CompanyForms.misspelt(word) { return (token(form, .companyForm), 1) }
    return (token(FillerWords.full(word), .word), 1)
  }

  /// One-letter Roman numerals, read as such behind other words of a body's name alone.
  private static let roman: [[UInt8]: [UInt8]] = [
    Letters.codes("i"): Letters.codes("1"), Letters.codes("v"): Letters.codes("5"),
    Letters.codes("x"): Letters.codes("10"),
  ]

  /// The single letters from a place on, up to where a legal form begins.
  private static func initialism(in letters: [[UInt8]], at place: Int) -> ArraySlice<[UInt8]> {
    var end = place
    while end < letters.count, letters[end].count == 1, letters[end][0] < 26 {
      if end > 0, CompanyForms.form(in: letters, at: end) != nil { break }
      end += 1
    }
    return letters[place..<end]
  }
}
