/// Month names of every table, folded.
enum MonthLexicon {
  /// A month that a name may mean.
  struct Entry: Sendable, Hashable {
    let language: String
    let calendar: PrintedCalendar
    let month: Int
  }

  /// A month without the language that names it.
  struct Month: Sendable, Hashable {
    let calendar: PrintedCalendar
    let month: Int
  }

  /// The most words that a name has, hyphens and apostrophes counted as spaces.
  static let wordsMax = 4

  /// What a name may mean, in the document's languages where they know it, else in any.
  /// - Parameter key: folded words, joined.
  static func months(_ key: String, languages: Set<String>) -> Set<Month> {
    guard key.utf8.count <= keyBytesMax else { return [] }
    // Hebrew joins its preposition to the month, as in באוגוסט.
    let entries = index[key] ?? (key.first == "ב" ? index[String(key.dropFirst())] : nil) ?? []
    let known = entries.filter { languages.contains($0.language) }
    return Set((known.isEmpty ? entries : known).map { Month(calendar: $0.calendar, month: $0.month) })
  }

  /// Folded words of a name, joined.
  static func key(_ name: String) -> String {
    DateTokenizer.tokens(of: name).compactMap(\.word).joined()
  }

  /// The month of a Roman numeral, as Polish, Hungarian and others write it between day and year; folded.
  static func roman(_ word: String) -> Int? { romans.firstIndex(of: word).map { $0 + 1 } }

  private static let romans = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]

  private static let keyBytesMax = 64

  private static let index: [String: [Entry]] = {
    var index: [String: [Entry]] = [:]
    for table in MonthTable.all {
      for (offset, spellings) in table.names.enumerated() {
        for name in spellings.split(separator: "|") {
          let entry = Entry(language: table.language, calendar: table.calendar, month: offset + 1)
          index[key(String(name)), default: []].append(entry)
        }
      }
    }
    return index
  }()
}
