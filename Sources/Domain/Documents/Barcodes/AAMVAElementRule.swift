/// What a version says about an element: AAMVA DL/ID-2000, section 6; Card Design Specification 2003 and 2005, annex D;
/// DL/ID Card Design Standard 2009 to 2025, annex D, tables D.3 (mandatory) and D.4 (optional).
struct AAMVAElementRule {
  /// Whom the element must stand for.
  enum Duty {
    /// Every card.
    case cards
    /// Driving licences.
    case licences
    /// No card.
    case optional
  }

  let id: String
  let versions: ClosedRange<Int>
  let duty: Duty
  let characters: AAMVACharacterClass
  /// Characters at most; nil where the version sets no limit that is known.
  let limit: Int?
  /// Whether a mandatory element may stand empty.
  let mayBeEmpty: Bool

  /// The rules of a version; none for version 0, which no standard governs.
  static func rules(version: Int) -> [AAMVAElementRule] { all.filter { $0.versions.contains(version) } }

  /// The elements that are dates: eight digits, in one order or the other.
  static let dates = ["DBA", "DBB", "DBD", "DDB", "DDC", "DDH", "DDI", "DDJ"]

  private static func rule(
    _ id: String, _ versions: ClosedRange<Int>, _ duty: Duty, _ characters: AAMVACharacterClass, _ limit: Int?,
    mayBeEmpty: Bool = false
  ) -> AAMVAElementRule {
    AAMVAElementRule(
      id: id, versions: versions, duty: duty, characters: characters, limit: limit, mayBeEmpty: mayBeEmpty)
  }

  private static let all = common + ofTheYear2000 + names + driving + optional

  private static let common: [AAMVAElementRule] = [
    rule("DAQ", 1...1, .cards, .printable, nil),
    rule("DAQ", 2...11, .cards, .printable, 25),
    rule("DBA", 1...11, .cards, .printable, 8),
    rule("DBB", 1...11, .cards, .printable, 8),
    rule("DBD", 1...11, .cards, .printable, 8),
    rule("DBC", 1...1, .cards, .lettersAndDigits, 1),
    rule("DBC", 2...11, .cards, .digits, 1),
    rule("DAY", 1...1, .optional, .letters, 3),
    rule("DAY", 2...11, .cards, .letters, 3),
    rule("DAU", 1...1, .optional, .printable, nil),
    rule("DAU", 2...11, .cards, .lettersAndDigits, 6),
    rule("DAG", 1...1, .cards, .printable, nil),
    rule("DAG", 2...11, .cards, .printable, 35),
    rule("DAI", 1...1, .cards, .printable, nil),
    rule("DAI", 2...11, .cards, .printable, 20),
    rule("DAJ", 1...1, .cards, .printable, nil),
    rule("DAJ", 2...11, .cards, .letters, 2),
    rule("DAK", 1...11, .cards, .printable, 11),
    rule("DCF", 2...11, .cards, .printable, 25),
    rule("DCG", 2...11, .cards, .letters, 3),
  ]

  private static let ofTheYear2000: [AAMVAElementRule] = [
    rule("DAA", 1...1, .cards, .printable, nil),
    rule("DAR", 1...1, .licences, .printable, nil, mayBeEmpty: true),
    rule("DAS", 1...1, .licences, .printable, nil, mayBeEmpty: true),
    rule("DAT", 1...1, .licences, .printable, nil, mayBeEmpty: true),
  ]

  private static let names: [AAMVAElementRule] = [
    rule("DCS", 2...11, .cards, .printable, 40),
    rule("DCT", 2...3, .cards, .printable, 80),
    rule("DAC", 4...11, .cards, .printable, 40),
    rule("DAD", 4...11, .cards, .printable, 40, mayBeEmpty: true),
    rule("DDE", 4...11, .cards, .letters, 1),
    rule("DDF", 4...11, .cards, .letters, 1),
    rule("DDG", 4...11, .cards, .letters, 1),
    rule("DCU", 2...2, .cards, .printable, 5, mayBeEmpty: true),
    rule("DCU", 3...11, .optional, .printable, 5),
  ]

  private static let driving: [AAMVAElementRule] = [
    rule("DCA", 2...3, .licences, .printable, 4),
    rule("DCA", 4...11, .licences, .printable, 6),
    rule("DCB", 2...3, .licences, .printable, 10),
    rule("DCB", 4...11, .licences, .printable, 12),
    rule("DCD", 2...11, .licences, .printable, 5),
    rule("DCH", 2...3, .licences, .lettersAndDigits, 4),
  ]

  private static let optional: [AAMVAElementRule] = [
    rule("DAH", 2...11, .optional, .printable, 35),
    rule("DAW", 4...11, .optional, .digits, 3),
    rule("DAX", 4...11, .optional, .digits, 3),
    rule("DAZ", 2...11, .optional, .letters, 12),
    rule("DBG", 3...10, .optional, .printable, 15),
    rule("DBN", 2...2, .optional, .printable, 35),
    rule("DBN", 3...10, .optional, .printable, 10),
    rule("DBS", 3...10, .optional, .printable, 5),
    rule("DCE", 2...2, .cards, .digits, 1),
    rule("DCE", 3...11, .optional, .digits, 1),
    rule("DCI", 2...11, .optional, .printable, 33),
    rule("DCJ", 2...11, .optional, .printable, 25),
    rule("DCK", 2...11, .optional, .printable, 25),
    rule("DCL", 2...10, .optional, .letters, 3),
    rule("DCM", 2...11, .optional, .lettersAndDigits, 4),
    rule("DCN", 2...11, .optional, .lettersAndDigits, 5),
    rule("DCO", 2...11, .optional, .lettersAndDigits, 12),
    rule("DCP", 2...11, .optional, .printable, 50),
    rule("DCQ", 2...11, .optional, .printable, 50),
    rule("DCR", 2...11, .optional, .printable, 50),
    rule("DDA", 4...11, .optional, .letters, 1),
    rule("DDB", 4...11, .optional, .printable, 8),
    rule("DDC", 4...10, .optional, .printable, 8),
    rule("DDD", 4...11, .optional, .digits, 1),
    rule("DDH", 5...11, .optional, .printable, 8),
    rule("DDI", 5...11, .optional, .printable, 8),
    rule("DDJ", 5...11, .optional, .printable, 8),
    rule("DDK", 6...11, .optional, .digits, 1),
    rule("DDL", 7...11, .optional, .digits, 1),
    rule("DDM", 11...11, .optional, .digits, 1),
    rule("DDN", 11...11, .optional, .digits, 1),
    rule("DDO", 11...11, .optional, .digits, 1),
    rule("DDP", 11...11, .optional, .digits, 1),
  ]
}
