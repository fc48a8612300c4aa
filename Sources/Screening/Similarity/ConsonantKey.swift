/// A word without vowels, its consonants in classes of those that languages write for one another: what is left of a
/// name whose vowels another script or a careless hand has dropped.
struct ConsonantKey: Hashable, Sendable {
  /// Up to ten consonants in six bits each, behind their number.
  let code: UInt64
  /// Consonants that the word has.
  let count: Int
  /// Whether the word has no vowel but at its two ends, so that nothing but the consonants can be compared.
  let isBare: Bool

  /// The key of a word of ``Letters``' numbers.
  init(_ letters: some Collection<UInt8>) {
    var code: UInt64 = 0
    var count = 0
    var last: UInt8 = 255
    var inner = 0
    for (place, letter) in letters.enumerated() {
      if Letters.isVowel(letter), place > 0, place < letters.count - 1 { inner += 1 }
      let kind = letter < 26 ? Self.classes[Int(letter)] : letter
      // What stands between two of one class may be a vowel that is dropped elsewhere.
      guard kind != 255, kind != last else { continue }
      last = kind
      if count < 10 { code = code << 6 | UInt64(kind & 63) }
      count += 1
    }
    self.code = code | UInt64(min(count, 15)) << 60
    self.count = count
    self.isBare = inner == 0 && letters.count >= 2
  }

  /// Whether a word has two letters or more and no vowel but at its two ends.
  static func isBare(_ letters: [UInt8]) -> Bool {
    letters.count >= 2 && !letters.dropFirst().dropLast().contains(where: Letters.isVowel)
  }

  /// The class of each letter; 255 for vowels, y, w and h, which come and go with the spelling.
  private static let classes: [UInt8] = {
    var classes = [UInt8](repeating: 255, count: 26)
    let groups = ["b", "p", "ckqx", "dt", "fv", "gj", "l", "m", "n", "r", "sz"]
    for (index, group) in groups.enumerated() {
      for letter in Letters.codes(group) { classes[Int(letter)] = UInt8(index + 1) }
    }
    return classes
  }()
}
