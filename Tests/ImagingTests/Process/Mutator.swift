/// Repeatable damage: flipped bits, overwritten, repeated, removed and swollen stretches.
struct Mutator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  /// A damaged copy; the format's first twelve bytes stay, so that its decoder is reached.
  mutating func mutate(_ original: [UInt8]) -> [UInt8] {
    var bytes = original
    for _ in 0...next(4) {
      let at = 12 + next(bytes.count - 12)
      let length = min(1 + next(16), bytes.count - at)
      switch next(6) {
      case 0: bytes[at] ^= 1 << UInt8(next(8))
      case 1: bytes[at] = [0x00, 0x01, 0x7F, 0x80, 0xFE, 0xFF][next(6)]
      case 2: for index in at..<at + length { bytes[index] = UInt8(next(256)) }
      case 3: bytes.insert(contentsOf: bytes[at..<at + length], at: at)
      case 4 where bytes.count - length > 32: bytes.removeSubrange(at..<at + length)
      default: for index in at..<at + min(4, length) { bytes[index] = 0xFF }
      }
    }
    return bytes
  }

  private mutating func next(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(bound))
  }
}
