import Domain

/// How well a declared name agrees with a zone's.
enum NameAgreement: String {
  /// One spelling of ICAO Doc 9303-3, section 6 is the other, word for word in any order.
  case equal
  /// Every word of the one is a word of the other: middle names left out.
  case partial
  case different

  /// Compares a declared name with a zone's.
  static func of(declared: String, zone: String, mayBeTruncated: Bool) -> NameAgreement {
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
}
