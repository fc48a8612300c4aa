/// Tells quickly that joined words are no word of a table, nor another spelling of one: a filter of bits (Bloom 1970).
struct JoinedWords: Sendable {
  /// A hash of letters that come in pieces (Fowler, Noll and Vo, variant 1a).
  struct Hash {
    fileprivate var value: UInt64 = 0xCBF2_9CE4_8422_2325

    /// Adds the next letters.
    mutating func add(_ letters: some Collection<UInt8>) {
      for letter in letters { value = (value ^ UInt64(letter)) &* 0x100_0000_01B3 }
    }
  }

  private var bits: [UInt64]

  /// The filter of a table's words and the variants of those: sixteen bits a word, two set.
  init(_ table: WordTable) {
    var size = 16
    while size * 64 < table.count * 16 { size *= 2 }
    bits = Array(repeating: 0, count: size)
    for word in 0..<table.count {
      let letters = table.letters(of: WordTable.ID(word))
      enter(letters)
      for set in NameVariants.sets(of: letters) { NameVariants.names(of: set).forEach { enter($0) } }
    }
  }

  /// Whether letters may be a word or a variant; false only where they are not.
  func mayHold(_ hash: Hash) -> Bool { has(hash.value) && has(hash.value >> 32) }

  private func has(_ value: UInt64) -> Bool {
    bits[Int(truncatingIfNeeded: value >> 6) & (bits.count - 1)] & (1 << (value & 63)) != 0
  }

  private mutating func enter(_ letters: [UInt8]) {
    var hash = Hash()
    hash.add(letters)
    for value in [hash.value, hash.value >> 32] {
      bits[Int(truncatingIfNeeded: value >> 6) & (bits.count - 1)] |= 1 << (value & 63)
    }
  }
}
