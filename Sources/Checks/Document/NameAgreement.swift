import Domain

/// How well two spellings of a name, or two readings of a number or a date, agree.
enum NameAgreement: String {
  /// One spelling of ICAO Doc 9303-3, section 6 is the other, word for word in any order.
  case equal
  /// Every word of the one is a word of the other: middle names left out.
  case partial
  /// Another script writes it so by custom, though by no standard (``Transliteration/agreement(native:latin:)``).
  case compatible
  /// The one may well stand for the other: a short form, another spelling of the sound, names in another order
  /// (``NameVariation``).
  case variant
  /// They differ by no more than small print is misread.
  case similar
  case different
  /// Nothing can be said: a script that needs a dictionary.
  case unknown

  /// Share of a text's letters that a reading of print may have wrong. Of 308 names, numbers and dates of 80 generated
  /// cards in 17 scripts and 12 degradations, 5 differed from the zone's by so much or less and none by more.
  static let mistakesShareMax = 0.25

  /// Compares two spellings; either may be in a script of its own, or the shorter one.
  /// - Parameter mayBeTruncated: whether one may be cut short, as a zone's is.
  static func of(_ first: String, _ second: String, mayBeTruncated: Bool) -> NameAgreement {
    switch (isLatin(first), isLatin(second)) {
    case (true, true):
      let both = [latin(first, second, mayBeTruncated), latin(second, first, mayBeTruncated)]
      return both.contains(.equal) ? .equal : both.contains(.partial) ? .partial : .different
    case (false, false): return bare(first) == bare(second) ? .equal : .different
    case (true, false): return across(native: second, latin: first)
    case (false, true): return across(native: first, latin: second)
    }
  }

  /// Whether two texts differ by no more than a reader of small print mistakes.
  static func isMisread(_ first: String, _ second: String) -> Bool {
    let (left, right) = (bare(first), bare(second))
    let mistakes = max(1, Int((Double(max(left.count, right.count)) * mistakesShareMax).rounded(.down)))
    return EditDistance.between(left, right) <= mistakes
  }

  /// Letters and digits alone, in capitals.
  static func bare(_ text: String) -> String { text.uppercased().filter { $0.isLetter || $0.isNumber } }

  private static func isLatin(_ text: String) -> Bool { NativeScript.of(text) == .latin }

  private static func latin(_ declared: String, _ zone: String, _ mayBeTruncated: Bool) -> NameAgreement {
    if Transliteration.matches(declared, zone: zone, mayBeTruncated: mayBeTruncated) { return .equal }
    let printed = Set(zone.split(separator: " "))
    var best = NameAgreement.different
    for spelling in Transliteration.spellings(of: declared) {
      let words = Set(spelling.split(separator: " "))
      guard !words.isEmpty, !printed.isEmpty else { continue }
      if words == printed { return .equal }
      if words.isSubset(of: printed) || printed.isSubset(of: words) { best = .partial }
    }
    return best
  }

  private static func across(native: String, latin: String) -> NameAgreement {
    switch Transliteration.agreement(native: native, latin: latin) {
    case .equal: .equal
    case .compatible: .compatible
    case .different: .different
    case .unknown: .unknown
    }
  }
}
