/// The layouts of a machine-readable zone.
public enum MRZFormat: String, Sendable, Hashable, CaseIterable, Codable {
  /// Cards of the size ID-1, three lines of 30 (ICAO Doc 9303-5).
  case td1 = "TD1"
  /// Documents of the size ID-2, two lines of 36 (ICAO Doc 9303-6).
  case td2 = "TD2"
  /// Passports, two lines of 44 (ICAO Doc 9303-4).
  case td3 = "TD3"
  /// Visas of full size, two lines of 44 (ICAO Doc 9303-7, format A).
  case mrva = "MRVA"
  /// Small visas, two lines of 36 (ICAO Doc 9303-7, format B).
  case mrvb = "MRVB"
  /// French identity cards of 1995 to 2021, two lines of 36, a national layout.
  case fra = "FRA"

  /// Lines of the zone.
  public var lineCount: Int { self == .td1 ? 3 : 2 }

  /// Characters of each line.
  public var lineLength: Int {
    switch self {
    case .td1: 30
    case .td2, .mrvb, .fra: 36
    case .td3, .mrva: 44
    }
  }

  /// What may stand at each place: one row a line, one class a place.
  public var classes: [[MRZCharacterClass]] { layout.map { line in line.flatMap { $0.spread } } }

  /// A run of places of one class.
  private struct Run {
    let kind: MRZCharacterClass
    let count: Int

    init(_ kind: MRZCharacterClass, _ count: Int) {
      self.kind = kind
      self.count = count
    }

    var spread: [MRZCharacterClass] { Array(repeating: kind, count: count) }
  }

  private var layout: [[Run]] {
    switch self {
    case .td1:
      [
        [Run(.oneOf("ACI"), 1), Run(.letter, 4), Run(.any, 9), Run(.digitOrFiller, 1), Run(.any, 15)],
        Self.datesAndSex + [Run(.letter, 3), Run(.any, 11), Run(.digit, 1)],
        [Run(.letter, 30)],
      ]
    case .td2:
      [
        [Run(.oneOf("ACI"), 1), Run(.letter, 35)],
        Self.number(check: .digitOrFiller) + Self.datesAndSex + [Run(.any, 7), Run(.digit, 1)],
      ]
    case .td3:
      [
        [Run(.oneOf("P"), 1), Run(.letter, 43)],
        Self.number(check: .digit) + Self.datesAndSex + [Run(.any, 14), Run(.digitOrFiller, 1), Run(.digit, 1)],
      ]
    case .mrva:
      [
        [Run(.oneOf("V"), 1), Run(.letter, 43)],
        Self.number(check: .digit) + Self.datesAndSex + [Run(.any, 16)],
      ]
    case .mrvb:
      [
        [Run(.oneOf("V"), 1), Run(.letter, 35)],
        Self.number(check: .digit) + Self.datesAndSex + [Run(.any, 8)],
      ]
    case .fra:
      [
        [
          Run(.oneOf("I"), 1), Run(.oneOf("D"), 1), Run(.oneOf("F"), 1), Run(.oneOf("R"), 1), Run(.oneOf("A"), 1),
          Run(.letter, 25), Run(.any, 6),
        ],
        [
          Run(.digit, 4), Run(.any, 3), Run(.digit, 6), Run(.letter, 14), Run(.digit, 7), Run(.sex, 1),
          Run(.digit, 1),
        ],
      ]
    }
  }

  /// Document number, its check digit and the nationality.
  private static func number(check: MRZCharacterClass) -> [Run] { [Run(.any, 9), Run(check, 1), Run(.letter, 3)] }

  /// Birth, its check digit, sex, expiry and its check digit. Unknown parts of a birth are fillers.
  private static let datesAndSex = [
    Run(.digitOrFiller, 6), Run(.digit, 1), Run(.sex, 1), Run(.digitOrFiller, 6), Run(.digitOrFiller, 1),
  ]
}
