/// Numbers in Chinese characters as dates write them: digit by digit (二〇一三) or with tens (二十五, 廿五).
enum HanNumeral {
  static func isNumeral(_ scalar: Unicode.Scalar) -> Bool { digits[scalar] != nil || tens[scalar] != nil }

  /// The value and how many figures it has; nil for what is no number. At most four characters.
  static func value(of text: [Unicode.Scalar]) -> (value: Int, digits: Int)? {
    guard (1...4).contains(text.count) else { return nil }
    let figures = text.compactMap { digits[$0] }
    if figures.count == text.count { return (figures.reduce(0) { $0 * 10 + $1 }, text.count) }
    guard let position = text.firstIndex(where: { tens[$0] != nil }), let ten = tens[text[position]] else { return nil }
    let before = text[..<position].compactMap { digits[$0] }
    let after = text[(position + 1)...].compactMap { digits[$0] }
    guard before.count + after.count + 1 == text.count, before.count <= 1, after.count <= 1 else { return nil }
    guard before.isEmpty || (ten == 10 && before[0] > 0) else { return nil }
    return ((before.first ?? 1) * ten + (after.first ?? 0), 2)
  }

  private static let digits: [Unicode.Scalar: Int] = [
    "〇": 0, "零": 0, "○": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]

  private static let tens: [Unicode.Scalar: Int] = ["十": 10, "廿": 20, "卅": 30]
}
