/// One kind of number that a state gives its people, or the documents that it gives them.
public struct NationalNumberRule: Sendable {
  /// `<issuer>.<name>`, such as `bra.cpf`.
  public let id: String
  /// Whether every wrong digit of it, or nearly every one, is noticed.
  public let hasCheckDigit: Bool
  /// Characters at its end that may be shown where the law forbids to keep the number; nil where it does not.
  let shownAtEnd: Int?
  /// `9` stands for a digit, `A` for a letter A–Z, `*` for either; several where the number has several lengths.
  let shapes: [String]
  /// Marks that belong to the number; others that stand between its parts are left out.
  let kept: Set<Character>
  private let judgement: @Sendable (NumberFigures) -> Judgement

  /// What a rule says of figures of its shape.
  enum Judgement: Sendable {
    case wrongDigit
    case impossible
    case possible(days: [CalendarDate] = [], sex: String? = nil)
  }

  /// Marks that part a number's groups in print.
  static let separators: Set<Character> = [" ", "-", "–", ".", "/", ","]

  init(
    _ id: String, _ shapes: String..., hasCheckDigit: Bool = true, shownAtEnd: Int? = nil, kept: Set<Character> = [],
    judgement: @escaping @Sendable (NumberFigures) -> Judgement
  ) {
    self.id = id
    self.shapes = shapes
    self.hasCheckDigit = hasCheckDigit
    self.shownAtEnd = shownAtEnd
    self.kept = kept
    self.judgement = judgement
  }

  /// ISO 3166-1 alpha-3 of the state.
  public var country: String { id.prefix(3).uppercased() }

  /// Whether the law forbids a merchant to keep the number in clear.
  public var isMasked: Bool { shownAtEnd != nil }

  /// Judges one number; spaces and other marks between its parts do not matter.
  public func judge(_ text: String) -> NationalNumberVerdict {
    guard text.utf8.count <= 64 else { return .malformed }
    let bare = bare(text)
    guard shapes.contains(where: { Self.fits(bare, $0) }) else { return .malformed }
    switch judgement(NumberFigures(characters: bare)) {
    case .wrongDigit: return .checkDigitWrong
    case .impossible: return .impossible
    case .possible(let days, let sex):
      return .holds(NationalNumberContent(number: String(bare), birthDays: days, sex: sex))
    }
  }

  /// The numbers of the rule's shape in a line, bare, in order; each stands between characters that are no letter or
  /// digit. Only the first 512 characters are read.
  public func find(in line: String) -> [String] {
    let characters = Array(line.uppercased().prefix(512))
    var found: [String] = []
    var start = 0
    while start < characters.count {
      guard isFigure(characters[start]), start == 0 || !isFigure(characters[start - 1]),
        let match = shapes.lazy.compactMap({ number(in: characters, from: start, shape: Array($0)) }).first
      else {
        start += 1
        continue
      }
      found.append(match.text)
      start = match.end
    }
    return found
  }

  /// The number with all but its last, permitted characters replaced by `*`; unchanged where it need not be masked.
  public func masked(_ number: String) -> String {
    shownAtEnd.map { Self.masked(number, shownAtEnd: $0) } ?? number
  }

  /// A number with all but its last characters replaced by `*`.
  static func masked(_ number: String, shownAtEnd: Int) -> String {
    String(repeating: "*", count: max(number.count - shownAtEnd, 0)) + number.suffix(shownAtEnd)
  }

  /// A text with every number of the rule in it masked; unchanged where they need not be.
  public func masking(_ text: String) -> String {
    guard isMasked else { return text }
    var characters = Array(text)
    for number in find(in: text) {
      var hidden = number.count - (shownAtEnd ?? 0)
      for place in characters.indices where hidden > 0 {
        guard let end = Self.end(of: Array(number), in: characters, from: place) else { continue }
        for index in place..<end where isFigure(characters[index]) && hidden > 0 {
          characters[index] = "*"
          hidden -= 1
        }
      }
    }
    return String(characters)
  }

  /// Where a bare number that begins at a place ends, its separators between.
  private static func end(of number: [Character], in text: [Character], from start: Int) -> Int? {
    var (place, matched) = (start, 0)
    while place < text.count, matched < number.count {
      if Character(text[place].uppercased().prefix(1).description) == number[matched] {
        matched += 1
      } else if matched == 0 || !separators.contains(text[place]) {
        return nil
      }
      place += 1
    }
    return matched == number.count ? place : nil
  }

  private func bare(_ text: String) -> [Character] {
    text.uppercased().filter { !Self.separators.contains($0) || kept.contains($0) }
  }

  private func isFigure(_ character: Character) -> Bool { character.isLetter || character.isNumber }

  /// A number of a shape from a place on, at most one mark between two of its figures.
  private func number(in text: [Character], from start: Int, shape: [Character]) -> (text: String, end: Int)? {
    var (place, number, isAfterMark) = (start, [Character](), true)
    while place < text.count, number.count < shape.count {
      if Self.fits(text[place], shape[number.count]) {
        number.append(text[place])
        isAfterMark = false
      } else if !isAfterMark, Self.separators.contains(text[place]) {
        isAfterMark = true
      } else {
        return nil
      }
      place += 1
    }
    guard number.count == shape.count, place == text.count || !isFigure(text[place]) else { return nil }
    return (String(number), place)
  }

  private static func fits(_ bare: [Character], _ shape: String) -> Bool {
    bare.count == shape.count && zip(bare, shape).allSatisfy(fits)
  }

  private static func fits(_ character: Character, _ place: Character) -> Bool {
    guard character.isASCII else { return false }
    return switch place {
    case "9": character.isNumber
    case "A": character.isLetter
    case "*": character.isLetter || character.isNumber
    default: character == "-" || character == "+" || character.isLetter
    }
  }
}
