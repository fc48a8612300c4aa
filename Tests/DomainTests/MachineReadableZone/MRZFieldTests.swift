import Testing

@testable import Domain

/// Where the fields of ICAO Doc 9303's own examples stand.
struct MRZFieldTests {
  private let today: CalendarDate

  init() throws {
    today = try #require(CalendarDate(year: 2026, month: 11, day: 23))
  }

  private static let formats: [(MRZFormat, [String], [(MRZField.Name, String, Int, Range<Int>)])] = [
    (
      .td3, ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"],
      [
        (.documentCode, "P", 0, 0..<1), (.issuingCountry, "UTO", 0, 2..<5), (.documentNumber, "L898902C3", 1, 0..<9),
        (.familyName, "ERIKSSON", 0, 5..<13), (.givenNames, "ANNA MARIA", 0, 15..<25),
        (.nationality, "UTO", 1, 10..<13), (.dateOfBirth, "740812", 1, 13..<19), (.sex, "F", 1, 20..<21),
        (.dateOfExpiry, "120415", 1, 21..<27), (.optionalData, "ZE184226B", 1, 28..<37),
      ]
    ),
    (
      .td1, ["I<UTOD23145890<7349<<<<<<<<<<<", "7408122F1204159UTOAB<1<<<<<<<0", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"],
      [
        (.documentCode, "I", 0, 0..<1), (.issuingCountry, "UTO", 0, 2..<5),
        (.documentNumber, "D23145890734", 0, 5..<18), (.familyName, "ERIKSSON", 2, 0..<8),
        (.givenNames, "ANNA MARIA", 2, 10..<20), (.nationality, "UTO", 1, 15..<18), (.dateOfBirth, "740812", 1, 0..<6),
        (.sex, "F", 1, 7..<8), (.dateOfExpiry, "120415", 1, 8..<14), (.optionalData, "AB<1", 1, 18..<22),
      ]
    ),
    (
      .td2, ["I<UTOERIKSSON<<<<<<<<<<<<<<<<<<<<<<<", "D231458907UTO74<<<<6<1204159<<<<<<<6"],
      [
        (.documentCode, "I", 0, 0..<1), (.issuingCountry, "UTO", 0, 2..<5), (.documentNumber, "D23145890", 1, 0..<9),
        (.familyName, "ERIKSSON", 0, 5..<13), (.nationality, "UTO", 1, 10..<13), (.dateOfBirth, "74", 1, 13..<15),
        (.dateOfExpiry, "120415", 1, 21..<27),
      ]
    ),
    (
      .mrvb, ["V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<"],
      [
        (.documentCode, "V", 0, 0..<1), (.issuingCountry, "UTO", 0, 2..<5), (.documentNumber, "L8988901C", 1, 0..<9),
        (.familyName, "ERIKSSON", 0, 5..<13), (.givenNames, "ANNA MARIA", 0, 15..<25),
        (.nationality, "XXX", 1, 10..<13), (.dateOfBirth, "400907", 1, 13..<19), (.sex, "F", 1, 20..<21),
        (.dateOfExpiry, "961210", 1, 21..<27),
      ]
    ),
    (
      .fra, ["IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<", "9409923102854CORINNE<<<<<<<6512068F4"],
      [
        (.documentCode, "ID", 0, 0..<2), (.issuingCountry, "FRA", 0, 2..<5),
        (.documentNumber, "940992310285", 1, 0..<12),
        (.familyName, "BERTHIER", 0, 5..<13), (.givenNames, "CORINNE", 1, 13..<20), (.nationality, "FRA", 0, 2..<5),
        (.dateOfBirth, "651206", 1, 27..<33), (.sex, "F", 1, 34..<35),
      ]
    ),
  ]

  @Test(arguments: formats.indices)
  func `every field that says something has its places, without the fillers around it`(index: Int) throws {
    let (format, lines, expected) = Self.formats[index]
    let fields = try MachineReadableZone.parse(lines: lines, format: format, today: today).fields
    #expect(
      fields
        == expected.map { name, text, line, places in
          MRZField(name: name, text: text, span: MRZCheck.Span(line: line, places: places))
        })
  }

  @Test func `a zone of fillers has no field`() throws {
    let lines = Array(repeating: String(repeating: "<", count: 44), count: 2)
    #expect(try MachineReadableZone.parse(lines: lines, format: .td3, today: today).fields.isEmpty)
  }

  @Test(arguments: [(0..<1, 12.0, 20.0), (0..<44, 12, 880), (43..<44, 872, 20), (5..<5, 112, 0)])
  func `a run of characters has its share of the line's box, its margin left out`(
    places: Range<Int>, left: Double, width: Double
  ) {
    let line = DocumentObservation.Box(x: 0, y: 0, width: 904, height: 124)
    let box = line.run(places, of: 44).rounded
    #expect(box == DocumentObservation.Box(x: left, y: 12, width: width, height: 100))
  }

  @Test func `a box narrower than its margins leaves no width`() {
    #expect(DocumentObservation.Box(x: 0, y: 0, width: 20, height: 124).run(0..<44, of: 44).width == 0)
  }
}
