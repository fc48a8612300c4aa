/// One letter as Latin spellings sound it.
struct SkeletonSound: Equatable {
  /// What may stand for it: consonants that may be doubled, vowels, or nothing ("").
  let forms: [String]
}

/// The consonants and written vowels of a name in a script that leaves vowels out (Arabic, Hebrew) or does not write
/// names as they are spoken (Thai, Devanagari, Bengali), for comparing with Latin spellings that cannot be derived.
/// Agreement is weak evidence: over the tests' tables of common names, alike ones among them, 29 of 7,475 pairs of
/// different Arabic names agree (0.4 %), 8 of 3,604 Hebrew (0.2 %) and 5 of 1,247 Thai ones (0.4 %), nearly all of them
/// names that differ in vowels alone (محمد and MAHMOUD).
public struct ConsonantSkeleton: Sendable {
  private let words: [[[[UInt8]]]]
  private let mayEndOpen: Bool

  /// Nil where the name has letters of other scripts, none, or one without a table here, or is longer than
  /// 256 characters.
  public init?(_ native: String) {
    guard let reading = NameReading(native) else { return nil }
    self.init(reading)
  }

  init?(_ reading: NameReading) {
    var words: [[[[UInt8]]]] = []
    var joins = false
    var open = false
    for part in reading.parts {
      guard case .run(let script, let letters) = part else {
        joins = false
        continue
      }
      guard let sounds = script.table?.sounds(of: letters) else { return nil }
      let forms = sounds.map { $0.forms.map { Array($0.utf8) } }
      if joins, let last = words.popLast() { words.append(last + forms) } else { words.append(forms) }
      joins = true
      open = open || script == .thai
    }
    guard !words.isEmpty else { return nil }
    self.words = words
    self.mayEndOpen = open
  }

  /// Whether the words of a Latin spelling have these consonants, in this order: word by word where both have as many
  /// words, else run together. Capital letters A–Z; anything else never agrees.
  public func agrees(with latin: String) -> Bool {
    guard latin.utf8.count <= NameReading.scalarsMax else { return false }
    return agrees(latin.uppercased().split(separator: " ").map(String.init))
  }

  func agrees(_ latin: [String]) -> Bool {
    if latin.count == words.count {
      if zip(words, latin).allSatisfy({ fits($0, Array($1.utf8)) }) { return true }
      // ABDUL RAHMAN cuts before the article's end, not where the Arabic does.
      guard words.count > 1, words.contains(where: { $0.count > 3 && $0[1] == ConsonantSkeleton.article }) else {
        return false
      }
    }
    return fits(words.flatMap { $0 }, Array(latin.joined().utf8))
  }

  /// Walks all ways at once: `reached` holds the places of the text that the sounds so far can end at.
  private func fits(_ sounds: [[[UInt8]]], _ text: [UInt8]) -> Bool {
    guard !text.isEmpty else { return false }
    var reached = [true] + Array(repeating: false, count: text.count)
    for (index, forms) in sounds.enumerated() {
      if index > 0 { skipVowels(of: text, &reached) }
      var next = Array(repeating: false, count: text.count + 1)
      for start in 0...text.count where reached[start] {
        for form in forms {
          for end in ends(of: form, from: start, in: text) { next[end] = true }
        }
      }
      guard next.contains(true) else { return false }
      reached = next
    }
    if mayEndOpen { skipVowels(of: text, &reached) }
    // French spellings end consonants in a silent E.
    if text.last == UInt8(ascii: "E"), text.count > 1, reached[text.count - 1],
      !Self.vowels.contains(text[text.count - 2])
    {
      return true
    }
    return reached[text.count]
  }

  /// Where a form ends that begins at a place: once, or with its consonant or its first letter doubled.
  private func ends(of form: [UInt8], from start: Int, in text: [UInt8]) -> [Int] {
    guard let first = form.first else { return [start] }
    var ends: [Int] = []
    let doubled = Self.vowels.contains(first) ? [form] : [form, [first] + form, form + form]
    for way in doubled where start + way.count <= text.count {
      if text[start..<start + way.count].elementsEqual(way) { ends.append(start + way.count) }
    }
    return ends
  }

  /// Up to two vowels in a row may stand unwritten between two sounds.
  private func skipVowels(of text: [UInt8], _ reached: inout [Bool]) {
    for _ in 0..<2 {
      for place in stride(from: text.count - 1, through: 0, by: -1)
      where reached[place] && Self.vowels.contains(text[place]) {
        reached[place + 1] = true
      }
    }
  }

  /// What the second letter of a word that begins with Arabic's article sounds like, and no other letter.
  private static let article = [Array("L".utf8), []]
  private static let vowels = Set("AEIOU".utf8)
}
