/// Letters as they are compared: lower case, half width, without the marks that recognition loses.
enum DateLetters {
  /// The letters that stand for one scalar; empty for marks and controls that leave no trace.
  static func fold(_ scalar: Unicode.Scalar) -> String {
    if let known = table[scalar] { return known }
    if isSilent(scalar) { return "" }
    var folded = ""
    for lower in scalar.properties.lowercaseMapping.unicodeScalars where !isSilent(lower) {
      folded += table[lower] ?? String(lower)
    }
    return folded
  }

  /// The value of a decimal digit in the scripts that documents use: ASCII, full width, Arabic-Indic in both forms,
  /// Devanagari, Bengali, Thai (Unicode, General Category Nd).
  static func digit(_ scalar: Unicode.Scalar) -> (value: Int, numerals: Numerals)? {
    for (zero, numerals) in zeros where (zero...zero + 9).contains(scalar.value) {
      return (Int(scalar.value - zero), numerals)
    }
    return nil
  }

  /// A full-width or otherwise wide form as its plain one (Unicode block Halfwidth and Fullwidth Forms).
  static func narrowed(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
    return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
  }

  /// Controls of direction and joining, and marks that do not tell months apart: accents, vowel points, the nukta,
  /// Thai tones.
  static func isSilent(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value > 0x7F else { return false }
    return silent.contains { $0.contains(scalar.value) }
  }

  private static let silent: [ClosedRange<UInt32>] = [
    0x00AD...0x00AD, 0x0300...0x036F, 0x0591...0x05C7, 0x0610...0x061A, 0x061C...0x061C, 0x0640...0x0640,
    0x064B...0x065F, 0x0670...0x0670, 0x06D6...0x06ED, 0x093C...0x093C, 0x09BC...0x09BC, 0x0E47...0x0E4E,
    0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFE00...0xFE0F, 0xFEFF...0xFEFF,
  ]

  private static let zeros: [(UInt32, Numerals)] = [
    (0x30, .western), (0x660, .arabicIndic), (0x6F0, .easternArabicIndic), (0x966, .other), (0x9E6, .other),
    (0xE50, .thai), (0xFF10, .western),
  ]

  private static let table: [Unicode.Scalar: String] = {
    var table: [Unicode.Scalar: String] = [
      "ß": "ss", "æ": "ae", "œ": "oe", "ﬁ": "fi", "ﬂ": "fl", "ĳ": "ij", "և": "եվ",
      "㍾": "明治", "㍽": "大正", "㍼": "昭和", "㍻": "平成", "㋿": "令和",
    ]
    for family in families {
      let base = String(family.prefix(1))
      for scalar in family.unicodeScalars.dropFirst() { table[scalar] = base }
    }
    return table
  }()

  /// Each letter before those that are read as it.
  private static let families = [
    "aáàâäãåāăąǎạảấầẩẫậắằẳẵặ", "cçćĉčċ", "dđďð", "eéèêëēĕėęěẹẻẽếềểễệ", "gĝğġģ", "hĥħ", "iíìîïĩīĭįıǐịỉ", "jĵ", "kķ",
    "lĺļľŀł", "nñńņňŋ", "oóòôöõōŏőøơǒọỏốồổỗộớờởỡợ", "rŕŗř", "sśŝşšșſ", "tţťțŧ", "uúùûüũūŭůűųưǔụủứừửữự", "wŵ",
    "yýÿŷỳỵỷỹ", "zźżž",
    "αά", "εέ", "ηή", "ιίϊΐ", "οό", "υύϋΰ", "ωώ", "σς", "ийѝ", "еёѐ", "ії", "гґ",
    "اأإآٱ", "هةۀھہۂۃ", "يىیئےۓ", "كکڪ", "وؤ", "कक़", "फफ़", "ड\u{95C}", "যয়",
  ]
}

/// The script of a number's digits.
enum Numerals: Sendable {
  case western, arabicIndic, easternArabicIndic, thai, han, other
}
