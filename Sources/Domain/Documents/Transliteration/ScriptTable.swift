/// What is known of writing one script in Latin letters.
protocol ScriptTable {
  /// The ways that standards write a run of letters, the recommended one first: each a list of places, each place a
  /// list of forms of capital letters A–Z and spaces, the preferred one first. Empty where no standard can be followed
  /// letter by letter; nil where a letter has no form here, so that it is never left out by accident.
  static func schemes(of run: [Character]) -> [[[String]]]?

  /// One list of places that also holds the forms that documents show without a standard behind them.
  static func customary(of run: [Character]) -> [[String]]

  /// What ``ConsonantSkeleton`` compares; nil for scripts that write their vowels.
  static func sounds(of run: [Character]) -> [SkeletonSound]?
}

extension ScriptTable {
  static func customary(of run: [Character]) -> [[String]] { [] }
  static func sounds(of run: [Character]) -> [SkeletonSound]? { nil }
}

extension NativeScript {
  /// The script's table; nil for Chinese characters, which need a dictionary.
  var table: (any ScriptTable.Type)? {
    switch self {
    case .arabic: ArabicSpelling.self
    case .armenian: ArmenianSpelling.self
    case .bengali: BengaliSpelling.self
    case .cyrillic: CyrillicSpelling.self
    case .devanagari: DevanagariSpelling.self
    case .georgian: GeorgianSpelling.self
    case .greek: GreekSpelling.self
    case .han: nil
    case .hangul: HangulSpelling.self
    case .hebrew: HebrewSpelling.self
    case .kana: KanaSpelling.self
    case .latin: LatinSpelling.self
    case .thai: ThaiSpelling.self
    }
  }
}

extension Dictionary where Key == Character {
  /// What a letter stands for: itself (canonical equivalents are equal), or else its base without marks.
  func form(of letter: Character) -> Value? {
    if let whole = self[letter] { return whole }
    guard let base = letter.unicodeScalars.first, letter.unicodeScalars.count > 1 else { return nil }
    return self[Character(base)]
  }
}
