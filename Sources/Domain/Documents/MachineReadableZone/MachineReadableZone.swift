/// What a machine-readable zone says (ICAO Doc 9303-3 to 9303-7). Values are as printed, fillers turned to spaces
/// and trimmed; nothing is corrected.
public struct MachineReadableZone: Sendable, Hashable {
  /// The layout.
  public let format: MRZFormat
  /// The lines as they were given.
  public let lines: [String]
  /// One or two letters: `P`, `PD`, `I`, `V`, ….
  public let documentCode: String
  /// State or organisation that issued the document, one to three letters as printed (`D` for Germany).
  public let issuingState: String
  /// Primary identifier, words separated by one space.
  public let familyName: String
  /// Secondary identifier, words separated by one space; empty where there is none.
  public let givenNames: String
  /// True where the names fill their field to its last place, so that they may be cut short.
  public let namesMayBeTruncated: Bool
  /// Document number without fillers at its end; long numbers of TD1 and TD2 are put together.
  public let documentNumber: String
  /// Nationality, one to three letters as printed.
  public let nationality: String
  /// Date of birth.
  public let dateOfBirth: MRZDate
  /// Date of expiry; nil for layouts that print none.
  public let dateOfExpiry: MRZDate?
  /// `M`, `F`, or nil for unspecified.
  public let sex: Character?
  /// Optional data, fillers at the ends removed: a passport's personal number first; empty strings are left out.
  public let optionalData: [String]
  /// Every check digit of the layout.
  public let checks: [MRZCheck]
  /// Every field that says something, with its places.
  public let fields: [MRZField]

  /// True where every check digit holds.
  public var checkDigitsHold: Bool { checks.allSatisfy(\.holds) }

  /// Reads lines as a zone of one format.
  /// - Parameter today: settles the century of two-digit years.
  /// - Throws: ``MRZError`` where the lines do not have the format's shape or alphabet. Check digits that do not hold
  ///   are in ``checks``, not an error.
  public static func parse(
    lines: [String], format: MRZFormat, today: CalendarDate
  ) throws(MRZError) -> MachineReadableZone {
    let rows = lines.map(Array.init)
    try validate(rows, format: format)
    return MRZLayout(format: format, rows: rows).zone(today: today)
  }

  /// - Throws: ``MRZError`` where rows do not have the format's shape or alphabet.
  static func validate(_ rows: [[Character]], format: MRZFormat) throws(MRZError) {
    guard rows.count == format.lineCount else {
      throw .lineCount(expected: format.lineCount, given: rows.count)
    }
    for (line, row) in rows.enumerated() {
      guard row.count == format.lineLength else {
        throw .lineLength(line: line, expected: format.lineLength, given: row.count)
      }
      let alphabet = MRZCharacterClass.any
      if let place = row.firstIndex(where: { !alphabet.contains($0) }) { throw .character(line: line, place: place) }
    }
  }
}
