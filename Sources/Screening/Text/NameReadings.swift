import Domain
import Foundation

/// The ways to read a name in Latin letters, and the characters themselves where only they tell names apart.
struct NameReadings {
  /// A word in ``Letters``' numbers.
  struct Word: Hashable {
    let letters: [UInt8]
    let isAfterComma: Bool
    let isStopped: Bool
    /// Whether it was written in other letters, so that its spelling is one of several.
    var isRomanised = false
  }

  /// Most readings of one name.
  static let readingsMax = 3

  /// At least one reading where the name has a letter at all; each is tried, the best counts.
  let latin: [[Word]]
  /// The Chinese characters of a name that has no other letters; empty otherwise.
  let ideographs: [[UInt8]]

  /// Reads a text.
  init(_ text: NameText) {
    let words = text.words
    ideographs = Self.ideographs(words)
    guard words.contains(where: { $0.script != .latin }) else {
      latin = [words.flatMap { Self.latin($0) }]
      return
    }
    var readings: [[Word]] = []
    for reading in [Self.byLanguage(words, choice: 0), Self.byTransform(words), Self.byLanguage(words, choice: 1)] {
      if let reading, !reading.isEmpty, !readings.contains(reading) { readings.append(reading) }
    }
    latin = Array(readings.prefix(Self.readingsMax))
  }

  private static func latin(_ word: NameText.Word) -> [Word] {
    let letters = LatinLetters.fold(word.scalars)
    guard !letters.isEmpty else { return [] }
    return [Word(letters: letters, isAfterComma: word.isAfterComma, isStopped: word.isStopped)]
  }

  /// The language's own romanisation, where this house has its table; nil where it has none for a word.
  private static func byLanguage(_ words: [NameText.Word], choice: Int) -> [Word]? {
    var reading: [Word] = []
    for word in words {
      guard word.script != .latin else {
        reading += latin(word)
        continue
      }
      guard let spelling = spelling(of: word, choice: choice) else { return nil }
      reading += spelling.split(separator: " ").map {
        Word(
          letters: Letters.codes(String($0)), isAfterComma: word.isAfterComma, isStopped: word.isStopped,
          isRomanised: true)
      }
    }
    return reading
  }

  private static func spelling(of word: NameText.Word, choice: Int) -> String? {
    let text = String(String.UnicodeScalarView(word.scalars))
    if word.script == .arabic || word.script == .hebrew {
      // The tables' codes keep letters apart that names run together; usage has vowels that the script leaves out.
      guard choice == 0 else { return nil }
      return VowellessNames.spelling(of: text) ?? transformed(text)
    }
    let spellings = Transliteration.spellings(of: text)
    return spellings.indices.contains(choice) ? spellings[choice] : spellings.first
  }

  /// `Any-Latin; Latin-ASCII` of Unicode CLDR, word by word. Marks are dropped from what it gives, not by a rule of the
  /// transform: a rule of CLDR's syntax beside these two disables both without a word.
  private static func byTransform(_ words: [NameText.Word]) -> [Word]? {
    var reading: [Word] = []
    for word in words {
      guard word.script != .latin else {
        reading += latin(word)
        continue
      }
      guard let text = transformed(String(String.UnicodeScalarView(word.scalars))) else { return nil }
      reading += text.split(whereSeparator: { $0 == " " || $0 == "-" || $0 == "・" }).compactMap { part in
        let letters = LatinLetters.fold(part.unicodeScalars)
        guard !letters.isEmpty else { return nil }
        return Word(
          letters: letters, isAfterComma: word.isAfterComma, isStopped: word.isStopped, isRomanised: true)
      }
    }
    return reading
  }

  private static func transformed(_ text: String) -> String? {
    // Ain at the beginning is heard as a vowel.
    let open = text.unicodeScalars.first == "ع" ? "a" : ""
    return text.applyingTransform(StringTransform("Any-Latin; Latin-ASCII"), reverse: false).map { open + $0 }
  }

  private static func ideographs(_ words: [NameText.Word]) -> [[UInt8]] {
    guard !words.isEmpty, words.allSatisfy({ $0.script == .han }) else { return [] }
    return words.flatMap(\.scalars).map(Letters.ideograph)
  }
}
