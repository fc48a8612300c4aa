import Domain
import Foundation

/// A name's text cut into words, each with the script that it is written in.
struct NameText {
  /// A run of letters and digits.
  struct Word {
    var scalars: [Unicode.Scalar]
    /// ``NativeScript/latin`` for digits as well; nil where letters of several scripts are mixed or unknown.
    var script: NativeScript?
    /// Whether a comma of the name lies before it.
    let isAfterComma: Bool
    /// Whether a full stop followed it at once, as after initials and abbreviations.
    var isStopped: Bool
  }

  /// Most Unicode scalars of a name that are read; the rest is left out. Longest name on the lists here: 286.
  static let scalarsMax = 512
  /// Most words of a name that are read.
  static let wordsMax = 40

  /// The words, forty at most.
  let words: [Word]
  /// Whether a comma parts words, as between family and given names.
  let hasComma: Bool

  /// Cuts a text: any text, of any length.
  init(_ text: String) {
    let scalars = Self.composed(text)
    var words: [Word] = []
    var current: [Unicode.Scalar] = []
    var commas = 0
    func close(isStopped: Bool) {
      if !current.isEmpty, words.count < NameText.wordsMax {
        words.append(
          Word(
            scalars: current, script: Self.script(of: current), isAfterComma: commas > 0, isStopped: isStopped))
      }
      current = []
    }
    for scalar in scalars {
      if Self.isLetter(scalar) {
        current.append(scalar)
      } else if !Self.isSilent(scalar) {
        close(isStopped: scalar == ".")
        if scalar == "&" || scalar == "+" { words.append(Self.and(isAfterComma: commas > 0)) }
        if scalar == ",", !words.isEmpty { commas += 1 }
      }
    }
    close(isStopped: false)
    self.hasComma = commas == 1
    self.words = Self.withoutDisguise(Array(words.prefix(NameText.wordsMax)))
  }

  /// Compatibility forms composed (Unicode Standard Annex 15, NFKC); invisible and directional characters dropped
  /// before it, since one of them between two letters would keep them apart.
  private static func composed(_ text: String) -> [Unicode.Scalar] {
    let head = text.unicodeScalars.prefix(scalarsMax)
    if head.allSatisfy(\.isASCII) { return Array(head) }
    var kept = String.UnicodeScalarView()
    for scalar in head where scalar.properties.generalCategory != .format { kept.append(scalar) }
    return Array(String(kept).precomposedStringWithCompatibilityMapping.unicodeScalars.prefix(scalarsMax))
  }

  private static func and(isAfterComma: Bool) -> Word {
    Word(scalars: Array("and".unicodeScalars), script: .latin, isAfterComma: isAfterComma, isStopped: false)
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return Letters.code(UInt8(truncatingIfNeeded: scalar.value)) != nil }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .nonspacingMark, .spacingMark,
      .decimalNumber:
      return true
    default: return scalar.value == 0x30FC
    }
  }

  /// Apostrophes join what they part: O'Brien, Sha'ban, Hyo'k.
  private static func isSilent(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "'" || scalar == "`" { return true }
    guard !scalar.isASCII else { return false }
    return "’‘ʼʻ´ʿʾ׳״".unicodeScalars.contains(scalar) || scalar.properties.generalCategory == .modifierLetter
  }

  private static func script(of word: [Unicode.Scalar]) -> NativeScript? {
    var found: NativeScript?
    for scalar in word where !scalar.properties.generalCategory.isMark {
      if scalar.isASCII, ("0"..."9").contains(scalar) { continue }
      guard let script = NativeScript(of: scalar) else { return nil }
      if let found, found != script { return nil }
      found = script
    }
    return found ?? .latin
  }

  /// Letters that only look Latin are taken for Latin ones: in a word that mixes both, and in a word made of such
  /// letters alone beside Latin words.
  private static func withoutDisguise(_ words: [Word]) -> [Word] {
    let hasLatin = words.contains { word in
      word.scalars.contains { $0.properties.isAlphabetic && NativeScript(of: $0) == .latin }
    }
    guard hasLatin else { return words }
    return words.map { word in
      guard word.script != .latin else { return word }
      let plain = word.scalars.map { ConfusableLetters.latin($0) ?? $0 }
      guard plain.allSatisfy({ NativeScript(of: $0) == .latin || ("0"..."9").contains($0) }) else { return word }
      var latin = word
      latin.scalars = plain
      latin.script = .latin
      return latin
    }
  }
}

extension Unicode.GeneralCategory {
  fileprivate var isMark: Bool { self == .nonspacingMark || self == .spacingMark || self == .enclosingMark }
}
