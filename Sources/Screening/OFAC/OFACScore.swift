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
    score(parts(query), parts(entry))
  }

  /// A name's parts in ``Letters``' numbers.
  static func parts(_ text: String) -> [[UInt8]] { parts(NameReadings(NameText(text))) }

  /// The parts of the first reading.
  static func parts(_ readings: NameReadings) -> [[UInt8]] {
    (readings.latin.first ?? []).prefix(partsMax).map { Array($0.letters.prefix(Letters.wordMax)) }
  }

  /// See ``score(query:entry:)``.
  static func score(_ query: [[UInt8]], _ entry: [[UInt8]]) -> Double {
    guard !query.isEmpty, !entry.isEmpty else { return 0 }
    let long = query.filter { $0.count >= partMin }
    let counted = long.isEmpty ? query : long
    let parts = counted.map { part in entry.map { JaroWinkler.likeness(part, $0) }.max() ?? 0 }
    let text = joined(query)
    let whole = entry.indices.map { JaroWinkler.likeness(text, joined(Array(entry[$0...] + entry[..<$0]))) }
    return max(parts.reduce(0, +) / Double(parts.count), whole.max() ?? 0)
  }

  /// The parts with a gap between them, which counts as a letter.
  private static func joined(_ parts: [[UInt8]]) -> [UInt8] { Array(parts.joined(separator: [gap])) }

  private static let gap: UInt8 = 63
}
