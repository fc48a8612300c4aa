import FoundationEssentials

extension UUID {
  /// The two halves, big-endian, for comparison in byte order.
  var halves: (UInt64, UInt64) {
    let b = uuid
    let high = Self.word(b.0, b.1, b.2, b.3, b.4, b.5, b.6, b.7)
    let low = Self.word(b.8, b.9, b.10, b.11, b.12, b.13, b.14, b.15)
    return (high, low)
  }

  init(high: UInt64, low: UInt64) {
    func byte(_ word: UInt64, _ index: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: word >> (56 - index * 8)) }
    self.init(
      uuid: (
        byte(high, 0), byte(high, 1), byte(high, 2), byte(high, 3), byte(high, 4), byte(high, 5), byte(high, 6),
        byte(high, 7), byte(low, 0), byte(low, 1), byte(low, 2), byte(low, 3), byte(low, 4), byte(low, 5),
        byte(low, 6), byte(low, 7)
      ))
  }

  /// 26 characters of Crockford base32: 128 bits after two leading zero bits, lower case.
  var crockford: String {
    var (high, low) = halves
    return String(unsafeUninitializedCapacity: 26) { buffer in
      for index in stride(from: 25, through: 0, by: -1) {
        buffer[index] = Self.alphabet[Int(low & 31)]
        low = (low >> 5) | (high << 59)
        high >>= 5
      }
      return 26
    }
  }

  /// Reads what `crockford` writes, upper case too; nil for anything else, or for more than 128 bits.
  init?(crockford text: Substring) {
    var high: UInt64 = 0
    var low: UInt64 = 0
    guard text.utf8.count == 26 else { return nil }
    for (index, character) in text.utf8.enumerated() {
      let value = Self.values[Int(character)]
      guard value < 32, index > 0 || value < 8 else { return nil }
      high = (high << 5) | (low >> 59)
      low = (low << 5) | UInt64(value)
    }
    self.init(high: high, low: low)
  }

  private static func word(
    _ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8, _ e: UInt8, _ f: UInt8, _ g: UInt8, _ h: UInt8
  ) -> UInt64 {
    let top = UInt64(a) << 56 | UInt64(b) << 48 | UInt64(c) << 40 | UInt64(d) << 32
    return top | UInt64(e) << 24 | UInt64(f) << 16 | UInt64(g) << 8 | UInt64(h)
  }

  private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  private static let values: [UInt8] = {
    var table = [UInt8](repeating: 255, count: 256)
    for (index, character) in alphabet.enumerated() {
      table[Int(character)] = UInt8(index)
      if character >= UInt8(ascii: "a") { table[Int(character - 32)] = UInt8(index) }
    }
    return table
  }()
}
