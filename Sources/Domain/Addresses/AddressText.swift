/// A line of an address as words, numbers and kinds of street.
public struct AddressText: Sendable {
  /// The line as it is written.
  let line: String
  /// Folded words that name something: no kinds of street, no numbers, no fillers.
  private(set) var names: [String] = []
  /// For each name, the word as it was written.
  private(set) var written: [String] = []
  /// Kinds of street that the line names, each as the numbers that its word may mean.
  private(set) var kinds: [Set<Int>] = []
  /// Numbers in their order, those of flats and floors behind their words left out: digits with at most one letter,
  /// `12/3` as two.
  private(set) var numbers: [String] = []
  /// Numbers behind the word for a flat, a floor or a staircase.
  private(set) var unitNumbers: [String] = []
  /// Everything, folded and without spaces: for scripts that write none.
  let bare: String
  private var isUnit = false

  /// Reads a line.
  public init(_ line: String) {
    self.line = line
    bare = Self.folded(line)
    var pieces = Self.pieces(line)
    // `12 a` is `12a`: a letter alone after a number belongs to it, but for a compass point of a street and for a
    // country's letter before a postal code.
    var place = 0
    while place + 1 < pieces.count {
      let next = Self.folded(pieces[place + 1])
      let isBeforeNumber = place + 2 < pieces.count && Self.number(pieces[place + 2]) != nil
      if Self.number(pieces[place]) != nil, next.count == 1, "ABCDFGH".contains(next), !isBeforeNumber {
        pieces[place] += next
        pieces.remove(at: place + 1)
      }
      place += 1
    }
    for piece in pieces { take(piece) }
  }

  private mutating func take(_ piece: String) {
    let word = Self.folded(piece)
    guard !word.isEmpty else { return }
    if let number = Self.number(piece) {
      if isUnit { unitNumbers.append(number) } else { numbers.append(number) }
      isUnit = false
      return
    }
    // A mark may be shortened to what a house's is, or a filler stand behind it: `Apt. No. 7`.
    if AddressWords.unitMarks.contains(word), !numbers.isEmpty || AddressWords.kindsByWord[word] == nil {
      isUnit = true
      return
    }
    guard !AddressWords.fillers.contains(word) else { return }
    isUnit = false
    if let kind = AddressWords.kindsByWord[word] { return kinds.append(kind) }
    for ending in AddressWords.endingsByLength
    where word.hasSuffix(ending) && word.count >= ending.count + (ending.count > 1 ? 2 : 4) {
      guard ending.count > 2 || piece.last == "." else { continue }
      if let kind = AddressWords.kindsByWord[ending] { kinds.append(kind) }
      names.append(String(word.dropLast(ending.count)))
      written.append(String(piece.prefix(piece.count - ending.count)))
      return
    }
    names.append(word)
    written.append(piece)
  }

  /// Letters without marks in capitals, and digits; full-width forms as plain ones (Unicode, Halfwidth and Fullwidth
  /// Forms).
  static func folded(_ text: String) -> String {
    let plain = text.unicodeScalars.map { scalar in
      (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
    }
    return String(String.UnicodeScalarView(FoldedText.fold(String(String.UnicodeScalarView(plain)))))
  }

  /// Words of a line; a full stop stays with what it shortens, and numbers are parted where they are of two things.
  private static func pieces(_ line: String) -> [String] {
    parted(line).split { $0.isWhitespace || ",;:/\\-–—()#№º°'’\"".contains($0) }.flatMap { word in
      // `d.12` and `ul.Długa` are two words.
      word.split(separator: ".").enumerated().map { index, part in
        index + 1 < word.split(separator: ".").count || word.hasSuffix(".") ? part + "." : String(part)
      }
    }
  }

  /// A line with its numbers set apart where its script writes no spaces.
  private static func parted(_ line: String) -> String {
    guard [.han, .kana, .thai].contains(NativeScript.of(line)) else { return line }
    var (text, wasNumber) = ("", false)
    for character in line {
      if character.isDecimalDigit != wasNumber { text.append(" ") }
      text.append(character)
      wasNumber = character.isDecimalDigit
    }
    return text
  }

  /// A number: digits, and one letter at most, since `5TH` is a name.
  static func number(_ piece: String) -> String? {
    let word = folded(piece)
    let digits = word.prefix { $0.isDecimalDigit }
    guard !digits.isEmpty, word.count - digits.count <= 1 else { return nil }
    let figures = digits.compactMap(\.wholeNumberValue).map(String.init).joined()
    return figures.isEmpty ? nil : figures + word.dropFirst(digits.count)
  }
}

extension Character {
  /// Whether it is a digit of a decimal system (Unicode, general category Nd), which `千` and `½` are not.
  var isDecimalDigit: Bool { unicodeScalars.first?.properties.numericType == .decimal }
}
