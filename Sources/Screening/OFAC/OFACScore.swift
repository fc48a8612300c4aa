import Domain

/// The score that OFAC's Sanctions List Search gives a name, as far as its published description tells (OFAC frequently
/// asked question 249): the whole text by Jaro and Winkler, and part by part; the better of both counts.
///
/// What the description leaves open was read from 92 scores of the tool itself: parts of one or two letters do not
/// count where there are longer ones, a part's score is its best among all parts of the entry's name, parts are
/// averaged, and the entry's name is also read from each of its parts on. Of the 92 scores, 97 % are met within 5.
/// Soundex, which the description names as well, changes none of them and is not computed.
public enum OFACScore {
  /// Most parts of a name that are read.
  static let partsMax = 16
  /// Letters from which on a part counts.
  static let partMin = 3

  /// 0 through 1 for any two texts; names are compared as they are romanised.
  public static func score(query: String, entry: String) -> Double {
    score(OFACName(parts(query)), OFACName(parts(entry)))
  }

  /// A name's parts in ``Letters``' numbers.
  static func parts(_ text: String) -> [[UInt8]] { parts(NameReadings(NameText(text))) }

  /// The parts of the first reading.
  static func parts(_ readings: NameReadings) -> [[UInt8]] {
    (readings.latin.first ?? []).prefix(partsMax).map { Array($0.letters.prefix(Letters.wordMax)) }
  }

  /// See ``score(query:entry:)``.
  static func score(_ query: OFACName, _ entry: OFACName) -> Double {
    guard query.count > 0, entry.count > 0 else { return 0 }
    let long = (0..<query.count).filter { query.part($0).count >= partMin }
    let counted = long.isEmpty ? Array(0..<query.count) : long
    var sum = 0.0
    for part in counted {
      var best = 0.0
      for other in 0..<entry.count { best = max(best, JaroWinkler.likeness(query.part(part), entry.part(other))) }
      sum += best
    }
    var whole = 0.0
    for start in 0..<entry.count { whole = max(whole, JaroWinkler.likeness(query.whole(), entry.whole(from: start))) }
    return max(sum / Double(counted.count), whole)
  }
}
