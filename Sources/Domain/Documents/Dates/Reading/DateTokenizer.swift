/// Cuts a line into tokens, in one pass.
struct DateTokenizer {
  /// How much of a line is read, in Unicode scalars.
  static let scalarsMax = 512

  private let scalars: [Unicode.Scalar]
  private let indices: [String.Index]
  private var position = 0
  private var tokens: [DateToken] = []
  private var isAfterSpace = false

  private init(_ line: String) {
    var scalars: [Unicode.Scalar] = []
    var indices: [String.Index] = []
    let view = line.unicodeScalars
    var index = view.startIndex
    while index < view.endIndex, scalars.count < Self.scalarsMax {
      scalars.append(DateLetters.narrowed(view[index]))
      indices.append(index)
      index = view.index(after: index)
    }
    indices.append(index)
    self.scalars = scalars
    self.indices = indices
  }

  static func tokens(of line: String) -> [DateToken] {
    var tokenizer = DateTokenizer(line)
    while tokenizer.position < tokenizer.scalars.count { tokenizer.step() }
    return tokenizer.tokens
  }

  private mutating func step() {
    let scalar = scalars[position]
    if scalar.properties.isWhitespace {
      isAfterSpace = true
      position += 1
    } else if DateLetters.isSilent(scalar) {
      position += 1
    } else if DateLetters.digit(scalar) != nil {
      readNumber()
    } else if HanNumeral.isNumeral(scalar) {
      readHanNumber()
    } else if let unit = unit(at: position) {
      append(.unit(unit), from: position, to: position + 1)
    } else if isLetter(position) {
      readWord()
    } else {
      append(Self.marks[scalar].map { .mark($0) } ?? .other, from: position, to: position + 1)
    }
  }

  private mutating func readNumber() {
    let start = position
    var value = 0
    var count = 0
    var numerals = Numerals.western
    var end = position
    while end < scalars.count {
      if let digit = DateLetters.digit(scalars[end]) {
        value = min(value * 10 + digit.value, 99_999)
        numerals = digit.numerals
        count += 1
      } else if !DateLetters.isSilent(scalars[end]) {
        break
      }
      end += 1
    }
    append(.number(value: value, digits: count, numerals: numerals), from: start, to: end)
  }

  private mutating func readHanNumber() {
    var end = position
    while end < scalars.count, HanNumeral.isNumeral(scalars[end]) { end += 1 }
    let number = HanNumeral.value(of: Array(scalars[position..<end].prefix(5)))
    append(
      number.map { .number(value: $0.value, digits: $0.digits, numerals: .han) } ?? .other, from: position, to: end)
  }

  private mutating func readWord() {
    var text = ""
    var end = position
    var letters = 0
    while end < scalars.count {
      if isLetter(end) {
        guard unit(at: end) == nil, !HanNumeral.isNumeral(scalars[end]) else { break }
        let folded = DateLetters.fold(scalars[end])
        text += folded
        letters += folded.isEmpty ? 0 : 1
      } else if scalars[end] == ".", joinsInitials(dot: end, lettersBefore: letters) {
        letters = 0
      } else if !DateLetters.isSilent(scalars[end]) {
        break
      }
      end += 1
    }
    append(.word(text), from: position, to: end)
  }

  /// A full stop inside `ส.ค.`, `A.H.` or `ه.ش`: after one letter, or two of Thai, and before a letter.
  private func joinsInitials(dot: Int, lettersBefore: Int) -> Bool {
    guard dot + 1 < scalars.count, isLetter(dot + 1) else { return false }
    let isThai = Self.thai.contains(scalars[dot - 1].value) && Self.thai.contains(scalars[dot + 1].value)
    guard lettersBefore <= (isThai ? 2 : 1) else { return false }
    let after = scalars[(dot + 1)...].prefix(4).enumerated().prefix { isLetter(dot + 1 + $0.offset) }.count
    return after <= 2
  }

  private func unit(at index: Int) -> DateToken.Unit? {
    if let unit = Self.hanUnits[scalars[index]] { return unit }
    guard let unit = Self.koreanUnits[scalars[index]], tokens.last?.isNumber == true, index == position else {
      return nil
    }
    return unit
  }

  private func isLetter(_ index: Int) -> Bool {
    let scalar = scalars[index]
    if scalar.value < 0x80 { return scalar.properties.isAlphabetic }
    guard !Self.ordinals.contains(scalar) else { return false }
    // Vowel signs and viramas are marks of Indic and Thai words, the squared eras symbols.
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .nonspacingMark, .spacingMark: return true
    default: return DateLetters.fold(scalar).unicodeScalars.count > 1
    }
  }

  private mutating func append(_ kind: DateToken.Kind, from start: Int, to end: Int) {
    tokens.append(DateToken(kind: kind, isAfterSpace: isAfterSpace, range: indices[start]..<indices[end]))
    isAfterSpace = false
    position = max(end, position + 1)
  }

  private static let thai: ClosedRange<UInt32> = 0xE01...0xE4E

  private static let hanUnits: [Unicode.Scalar: DateToken.Unit] = ["年": .year, "月": .month, "日": .day]

  private static let koreanUnits: [Unicode.Scalar: DateToken.Unit] = ["년": .year, "월": .month, "일": .day]

  private static let ordinals: Set<Unicode.Scalar> = ["º", "ª", "°"]

  private static let marks: [Unicode.Scalar: DateToken.Mark] = [
    ".": .dot, "·": .dot, "・": .dot, "。": .dot, "॰": .dot, "।": .dot, "۔": .dot, "․": .dot, "/": .slash,
    "⁄": .slash, "∕": .slash, "-": .dash, "‐": .dash, "‑": .dash, "‒": .dash, "–": .dash, "—": .dash, "−": .dash,
    ",": .comma, "،": .comma, "、": .comma, "'": .apostrophe, "’": .apostrophe, "‘": .apostrophe, "ʻ": .apostrophe,
    "ʼ": .apostrophe, "`": .apostrophe, "´": .apostrophe, "׳": .apostrophe, "(": .opening, "[": .opening,
    ")": .closing, "]": .closing, "º": .ordinal, "ª": .ordinal, "°": .ordinal, ":": .colon,
  ]
}
