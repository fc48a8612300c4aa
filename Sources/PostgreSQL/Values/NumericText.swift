/// The binary form of `numeric` (PostgreSQL, `numeric_send` in `utils/adt/numeric.c`): counts of base-10,000 digits,
/// weight of the first, sign, digits shown after the point, then the digits.
enum NumericText {
  private static let negative: UInt16 = 0x4000
  private static let notANumber: UInt16 = 0xC000
  private static let infinity: UInt16 = 0xD000
  private static let negativeInfinity: UInt16 = 0xF000

  /// Plain digits with exactly the shown scale, such as `-0.0350`; nil for malformed bytes.
  static func decode(_ bytes: UnsafeRawBufferPointer) -> String? {
    guard bytes.count >= 8, bytes.count.isMultiple(of: 2) else { return nil }
    func word(_ index: Int) -> UInt16 {
      UInt16(bigEndian: bytes.loadUnaligned(fromByteOffset: index * 2, as: UInt16.self))
    }
    switch word(2) {
    case notANumber: return "NaN"
    case infinity: return "Infinity"
    case negativeInfinity: return "-Infinity"
    default: break
    }
    let count = Int(word(0))
    guard bytes.count == 8 + count * 2 else { return nil }
    let digits = (0..<count).map { Int(word(4 + $0)) }
    let text = plain(digits, weight: Int(Int16(bitPattern: word(1))), scale: Int(word(3)))
    return word(2) == negative ? "-" + text : text
  }

  /// `weight` is the power of 10,000 of the first digit; digits not stored are zero.
  private static func plain(_ digits: [Int], weight: Int, scale: Int) -> String {
    func group(_ power: Int) -> String {
      let index = weight - power
      let value = digits.indices.contains(index) ? digits[index] : 0
      let text = String(value)
      return String(repeating: "0", count: max(0, 4 - text.count)) + text
    }
    var whole = ""
    for power in stride(from: max(weight, 0), through: 0, by: -1) { whole += group(power) }
    whole = String(whole.drop { $0 == "0" })
    var fraction = ""
    for power in 0..<((scale + 3) / 4) { fraction += group(-1 - power) }
    return (whole.isEmpty ? "0" : whole) + (scale == 0 ? "" : "." + fraction.prefix(scale))
  }
}
