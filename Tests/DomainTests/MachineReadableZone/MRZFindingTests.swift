import Testing

@testable import Domain

/// Zones of ICAO Doc 9303's own examples, each changed in one place.
@Suite("Findings of zones")
struct MRZFindingTests {
  static let zones: [MRZFormat: [String]] = [
    .td1: ["I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"],
    .td2: ["I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"],
    .td3: ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"],
    .mrva: ["V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L8988901C4XXX4009078F96121096ZE184226B<<<<<<"],
    .mrvb: ["V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<"],
    .fra: ["IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<", "9409923102854CORINNE<<<<<<<6512068F4"],
  ]

  /// The findings of a format's example with a text in the place of what stands there.
  static func findings(
    _ format: MRZFormat, line: Int = 0, at place: Int = 0, _ text: String = ""
  ) throws -> [MRZFinding] {
    let today = try #require(CalendarDate(year: 2026, month: 11, day: 23))
    var lines = try #require(zones[format])
    var row = Array(lines[line])
    row.replaceSubrange(place..<(place + text.count), with: text)
    lines[line] = String(row)
    return try MachineReadableZone.parse(lines: lines, format: format, today: today).findings
  }

  @Test(arguments: MRZFormat.allCases)
  func `the standard's examples keep to it`(format: MRZFormat) throws {
    #expect(try Self.findings(format) == (format == .fra ? [.frenchLayout] : []))
  }

  @Test(arguments: [
    (MRZFormat.td1, "A<", true), (.td1, "AC", true), (.td1, "IR", true), (.td1, "IP", true), (.td1, "CV", false),
    (.td1, "P<", false), (.td2, "IV", false), (.td2, "I7", false), (.td3, "PV", true), (.td3, "PD", true),
    (.td3, "I<", false), (.td3, "P1", false), (.mrva, "VV", true), (.mrva, "P<", false), (.mrvb, "VC", true),
    (.mrvb, "<V", false), (.fra, "IR", false),
  ])
  func `each format has its document codes`(format: MRZFormat, code: String, isAllowed: Bool) throws {
    #expect(try Self.findings(format, at: 0, code).contains(.documentCode(code)) == !isAllowed)
  }

  @Test(arguments: [
    (MRZFormat.td1, 7), (.td2, 20), (.td3, 20), (.mrva, 20), (.mrvb, 20), (.fra, 34),
  ])
  func `the sex is F, M or the filler`(format: MRZFormat, place: Int) throws {
    for letter in ["F", "M", "<"] { #expect(try !Self.findings(format, line: 1, at: place, letter).contains(.sex)) }
    for letter in ["X", "0"] { #expect(try Self.findings(format, line: 1, at: place, letter).contains(.sex)) }
  }

  @Test(
    arguments: [
      (.td3, 0, 6, "1", .misplacedCharacter(line: 0, place: 6)),
      (.td3, 1, 9, "A", .misplacedCharacter(line: 1, place: 9)),
      (.td1, 2, 29, "0", .misplacedCharacter(line: 2, place: 29)),
      (.td3, 0, 2, "<UT", .filler(.issuingState)), (.td3, 0, 2, "U<O", .filler(.issuingState)),
      (.td1, 1, 15, "<TO", .filler(.nationality)), (.td3, 0, 2, "D<<", .codeOfGermany(.issuingState)),
      (.td3, 1, 10, "D<<", .codeOfGermany(.nationality)), (.td3, 0, 2, "DEU", .isoCodeOfGermany(.issuingState)),
      (.td3, 1, 0, "<", .filler(.documentNumber)), (.td3, 1, 0, "<<<<<<<<<", .noDocumentNumber),
      (.td2, 1, 9, "<", .numberCheckDigitMissing), (.td1, 0, 14, "<7349<", .longNumber),
      (.td3, 0, 5, "<<", .noPrimaryIdentifier), (.td3, 0, 5, "<RI", .filler(.names)),
      (.td3, 0, 26, "<<LENA", .namesInThreeParts), (.td3, 1, 28, "<<<<<<<<<<<<<<<", .fillerForEmptyOptionalData),
      (.td3, 1, 13, "741312", .notADate(.dateOfBirth)), (.td3, 1, 13, "740230", .notADate(.dateOfBirth)),
      (.td3, 1, 13, "7<0812", .notADate(.dateOfBirth)), (.td3, 1, 13, "74<<12", .notADate(.dateOfBirth)),
      (.td3, 1, 13, "7413<<", .notADate(.dateOfBirth)), (.td3, 1, 13, "7408<<", .partlyUnknownDate(.dateOfBirth)),
      (.td3, 1, 13, "74<<<<", .partlyUnknownDate(.dateOfBirth)), (.td3, 1, 13, "<<<<<<", .unknownDate(.dateOfBirth)),
      (.td3, 1, 21, "120431", .notADate(.dateOfExpiry)), (.td3, 1, 21, "1204<<", .notADate(.dateOfExpiry)),
      (.td3, 1, 21, "<<<<<<", .unknownDate(.dateOfExpiry)),
      (.fra, 1, 2, "13", .notADate(.dateOfIssue)), (.fra, 1, 2, "00", .notADate(.dateOfIssue)),
    ] as [(MRZFormat, Int, Int, String, MRZFinding)])
  func `what departs from the standard is found, with where`(
    format: MRZFormat, line: Int, place: Int, text: String, finding: MRZFinding
  ) throws {
    let found = try Self.findings(format, line: line, at: place, text)
    #expect(found.contains(finding), "\(found)")
  }

  @Test(
    arguments: [
      (.td3, 1, 3, "<"), (.td3, 0, 5, "ERIKSSON<<<<<<<<<<<<<<<"), (.td3, 1, 28, "<<<<<<<<<<<<<<0"),
      (.fra, 1, 2, "12"), (.td2, 0, 5, String(repeating: "A", count: 31)),
    ] as [(MRZFormat, Int, Int, String)])
  func `what the standard allows is no finding`(format: MRZFormat, line: Int, place: Int, text: String) throws {
    #expect(try Self.findings(format, line: line, at: place, text).filter { $0 != .frenchLayout } == [])
  }

  @Test(
    arguments: [
      (.codeOfGermany(.issuingState), .variant), (.longNumber, .variant), (.partlyUnknownDate(.dateOfBirth), .variant),
      (.unknownDate(.dateOfExpiry), .deviation), (.namesInThreeParts, .deviation), (.noPrimaryIdentifier, .doubt),
      (.notADate(.dateOfBirth), .doubt), (.documentCode("XX"), .doubt), (.sex, .doubt),
    ] as [(MRZFinding, MRZFinding.Weight)])
  func `only what no issuer prints is a doubt`(finding: MRZFinding, weight: MRZFinding.Weight) {
    #expect(finding.weight == weight)
  }
}
