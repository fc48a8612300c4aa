/// Words of postal addresses in one language, folded for comparison.
struct AddressWords: Sendable {
  /// Spellings of one kind of street each, such as `street` and `st`; words of one kind say the same.
  let streets: [[String]]
  /// Those of ``streets`` that are written as a word's end, too, such as `Hauptstr.`.
  let endings: [String]
  /// Words before the number of a house, which say nothing themselves.
  let houseMarks: [String]
  /// Words before a flat, a floor or a staircase.
  let units: [String]

  init(streets: [[String]], endings: [String] = [], houseMarks: [String] = [], units: [String] = []) {
    self.streets = streets.map { $0.map(AddressText.folded) }
    self.endings = endings.map(AddressText.folded)
    self.houseMarks = houseMarks.map(AddressText.folded)
    self.units = units.map(AddressText.folded)
  }

  /// Every language, one line each.
  static let all: [AddressWords] = [
    .arabic, .baltic, .dutch, .english, .finnish, .french, .german, .greek, .hebrew, .hungarian, .indic, .italian,
    .malay, .nordic, .polish, .portuguese, .romanian, .russian, .southSlavic, .spanish, .turkish, .ukrainian,
    .vietnamese, .westSlavic,
  ]

  /// The kinds of street that a folded word may name, as numbers.
  static let kindsByWord: [String: Set<Int>] = {
    var kinds: [String: Set<Int>] = [:]
    for (kind, spellings) in all.flatMap(\.streets).enumerated() {
      for spelling in spellings { kinds[spelling, default: []].insert(kind) }
    }
    return kinds
  }()

  /// Ends of words that name a kind of street, the longest first.
  static let endingsByLength: [String] = Array(Set(all.flatMap(\.endings)))
    .sorted { ($1.count, $0) < ($0.count, $1) }

  /// Words that say nothing about where a house is.
  static let fillers: Set<String> = Set(
    all.flatMap(\.houseMarks)
      + [
        "A", "AN", "AM", "AND", "D", "DA", "DAS", "DE", "DEL", "DELLA", "DEM", "DEN", "DER", "DES", "DI", "DO", "DOS",
        "DU", "E", "IM", "IN", "L", "LA", "LAS", "LE", "LES", "LOS", "OF", "THE", "UND", "VAN", "Y", "ZUM", "ZUR",
      ])

  /// Words before a flat, a floor or a staircase.
  static let unitMarks: Set<String> = Set(all.flatMap(\.units))
}
