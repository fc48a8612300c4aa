/// What a client says of the languages that it reads (RFC 9110, section 12.5.4).
enum LanguagePreferences {
  /// Most ranges that are looked at; more have no use.
  static let rangesMax = 16

  /// Language ranges of an `Accept-Language` field, best first; of equal ones, in the order sent. Those of weight 0,
  /// `*` and what is no range are left out.
  static func ranges(_ field: String?) -> [String] {
    let weighed = (field ?? "").split(separator: ",").prefix(rangesMax).compactMap { part -> (String, Int)? in
      let pieces = part.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
      guard let range = pieces.first, !range.isEmpty, range != "*", range.utf8.count <= 35 else { return nil }
      let weight = pieces.dropFirst().first.map { Self.weight($0) } ?? 1000
      return weight > 0 ? (range, weight) : nil
    }
    return weighed.enumerated().sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }.map(\.element.0)
  }

  /// `q=0.8` in thousandths, 0 through 1000; 0 for anything else.
  private static func weight(_ text: String) -> Int {
    guard text.lowercased().hasPrefix("q="), let value = Double(text.dropFirst(2)), (0...1).contains(value) else {
      return 0
    }
    return Int((value * 1000).rounded())
  }
}
