import Testing

@testable import Domain

/// Zones of ICAO Doc 9303's own examples (parts 4 to 7) and what they say.
struct MachineReadableZoneTests {
  private let today: CalendarDate

  init() throws {
    today = try #require(CalendarDate(year: 2026, month: 11, day: 23))
  }

  private let passport = [
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
  ]

  @Test func `a passport's zone is taken apart`() throws {
    let zone = try MachineReadableZone.parse(lines: passport, format: .td3, today: today)
    #expect(zone.documentCode == "P")
    #expect(zone.issuingState == "UTO")
    #expect(zone.familyName == "ERIKSSON")
    #expect(zone.givenNames == "ANNA MARIA")
    #expect(!zone.namesMayBeTruncated)
    #expect(zone.documentNumber == "L898902C3")
    #expect(zone.nationality == "UTO")
    #expect(zone.dateOfBirth.day == CalendarDate(year: 1974, month: 8, day: 12))
    #expect(zone.dateOfExpiry?.day == CalendarDate(year: 2012, month: 4, day: 15))
    #expect(zone.sex == "F")
    #expect(zone.optionalData == ["ZE184226B"])
    #expect(zone.checks.count == 5)
    #expect(zone.checkDigitsHold)
  }

  @Test(arguments: [
    (0, MRZCheck.Field.documentNumber), (13, .dateOfBirth), (21, .dateOfExpiry), (28, .optionalData),
  ])
  func `one wrong character breaks its own check digit and the composite`(place: Int, field: MRZCheck.Field) throws {
    var line = Array(passport[1])
    line[place] = line[place] == "2" ? "3" : "2"
    let zone = try MachineReadableZone.parse(lines: [passport[0], String(line)], format: .td3, today: today)
    let broken = zone.checks.filter { !$0.holds }.map(\.field)
    #expect(broken.contains(field))
    #expect(Set(broken).isSubset(of: [field, .composite]))
  }

  @Test(arguments: [
    (
      MRZFormat.td1,
      ["I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"],
      "D23145890"
    ),
    (.td2, ["I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"], "D23145890"),
    (
      .mrva,
      ["V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L8988901C4XXX4009078F96121096ZE184226B<<<<<<"], "L8988901C"
    ),
    (.mrvb, ["V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<"], "L8988901C"),
  ])
  func `every format's example holds`(format: MRZFormat, lines: [String], number: String) throws {
    let zone = try MachineReadableZone.parse(lines: lines, format: format, today: today)
    #expect(zone.checkDigitsHold)
    #expect(zone.documentNumber == number)
    #expect(zone.familyName == "ERIKSSON")
    #expect(zone.givenNames == "ANNA MARIA")
    for (line, classes) in zip(lines, format.classes) {
      #expect(zip(line, classes).allSatisfy { $1.contains($0) })
    }
  }

  @Test func `a card number of more than nine characters goes on in the optional data`() throws {
    let lines = ["I<UTOD23145890<7349<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<2", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"]
    let zone = try MachineReadableZone.parse(lines: lines, format: .td1, today: today)
    #expect(zone.documentNumber == "D23145890734")
    #expect(zone.checks.first { $0.field == .documentNumber }?.holds == true)
    #expect(zone.optionalData.isEmpty)
  }

  @Test func `the French card of 1995 has its own layout`() throws {
    let lines = ["IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<", "9409923102854CORINNE<<<<<<<6512068F4"]
    let zone = try MachineReadableZone.parse(lines: lines, format: .fra, today: today)
    #expect(zone.familyName == "BERTHIER")
    #expect(zone.givenNames == "CORINNE")
    #expect(zone.dateOfBirth.day == CalendarDate(year: 1965, month: 12, day: 6))
    #expect(zone.dateOfExpiry == nil)
    #expect(zone.checkDigitsHold)
  }

  @Test(arguments: [
    ("261123", 2026), ("261124", 1926), ("000101", 2000), ("270101", 1927), ("741231", 1974),
  ])
  func `a birth is never in the future`(printed: String, year: Int) {
    #expect(MRZDate.birth(printed, today: today).day?.year == year)
  }

  @Test(arguments: [("750101", 2075), ("760101", 1976), ("120415", 2012), ("340602", 2034), ("991231", 1999)])
  func `an expiry lies within fifty years`(printed: String, year: Int) {
    #expect(MRZDate.expiry(printed, today: today).day?.year == year)
  }

  @Test(arguments: ["74<<<<", "7402<<", "740230", "741301", "7408", "7408122"])
  func `a date with unknown or impossible parts has no day`(printed: String) {
    #expect(MRZDate.birth(printed, today: today).day == nil)
    #expect(MRZDate.birth(printed, today: today).printed == printed)
  }

  @Test func `lines of another shape are refused with the place`() {
    #expect(throws: MRZError.lineCount(expected: 2, given: 1)) {
      try MachineReadableZone.parse(lines: [passport[0]], format: .td3, today: today)
    }
    #expect(throws: MRZError.lineLength(line: 1, expected: 44, given: 43)) {
      try MachineReadableZone.parse(lines: [passport[0], String(passport[1].dropLast())], format: .td3, today: today)
    }
    let lower = passport[0].replacing("UTO", with: "uto")
    #expect(throws: MRZError.character(line: 0, place: 2)) {
      try MachineReadableZone.parse(lines: [lower, passport[1]], format: .td3, today: today)
    }
  }

  @Test(arguments: MRZFormat.allCases)
  func `a format's classes fill its lines`(format: MRZFormat) {
    #expect(format.classes.count == format.lineCount)
    #expect(format.classes.allSatisfy { $0.count == format.lineLength })
  }

  @Test(arguments: [
    ("P<UTO" + String(repeating: "A", count: 39), String(repeating: "A", count: 39), "", true),
    ("P<UTOVAN<DER<MUELLEN<<PETER<<<<<<<<<<<<<<<<<", "VAN DER MUELLEN", "PETER", false),
    ("P<UTOARKFREITH<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<", "ARKFREITH", "", false),
  ])
  func `names are parted at two fillers`(line: String, family: String, given: String, isCut: Bool) throws {
    let zone = try MachineReadableZone.parse(lines: [line, passport[1]], format: .td3, today: today)
    #expect(zone.familyName == family)
    #expect(zone.givenNames == given)
    #expect(zone.namesMayBeTruncated == isCut)
  }

  @Test(arguments: [
    (MRZCheck.Field.documentNumber, 0..<10), (.dateOfBirth, 13..<20), (.dateOfExpiry, 21..<28),
    (.optionalData, 28..<43),
  ])
  func `a check covers its field and its own digit, and nothing of the names`(
    field: MRZCheck.Field, places: Range<Int>
  ) throws {
    let zone = try MachineReadableZone.parse(lines: passport, format: .td3, today: today)
    let check = try #require(zone.checks.first { $0.field == field })
    #expect((0..<44).filter { check.covers(line: 1, place: $0) } == Array(places))
    #expect(!(0..<44).contains { check.covers(line: 0, place: $0) })
  }

  @Test func `the composite of a card covers the long number, both dates and nothing of the names`() throws {
    let lines = ["I<UTOD23145890<7349<<<<<<<<<<<", "3407127M9507122UTO<<<<<<<<<<<2", "STEVENSON<<PETER<JOHN<<<<<<<<<"]
    let zone = try MachineReadableZone.parse(lines: lines, format: .td1, today: today)
    let (number, composite) = (zone.checks[0], try #require(zone.checks.last))
    #expect((0..<30).filter { number.covers(line: 0, place: $0) } == Array(5..<19))
    #expect((0..<30).filter { composite.covers(line: 0, place: $0) } == Array(5..<30))
    #expect((0..<30).filter { composite.covers(line: 1, place: $0) } == [0...6, 8...14, 18...29].flatMap { $0 })
    #expect(!zone.checks.contains { check in (0..<30).contains { check.covers(line: 2, place: $0) } })
  }
}
