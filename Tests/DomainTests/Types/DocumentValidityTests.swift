import Testing

@testable import Domain

/// For how long documents are given out.
struct DocumentValidityTests {
  @Test(
    arguments: [
      ("deu.identity_card", "2020-01-01", "1996-01-01", 10), ("deu.identity_card", "2019-12-31", "1996-01-01", 6),
      ("deu.identity_card", "2020-01-01", nil, nil), ("fra.identity_card", "2021-08-01", nil, 15),
      ("fra.identity_card", "2021-08-02", nil, 10), ("swe.identity_card", "2020-01-01", nil, 5),
      ("esp.identity_card", "2020-01-01", "1950-01-01", nil), ("esp.identity_card", "2019-12-31", "1950-01-01", 10),
      ("bra.driving_licence", "2022-01-01", "1972-01-01", 5), ("bra.driving_licence", "2022-01-01", "1952-01-01", 3),
      ("aut.identity_card", "2021-08-01", "1980-01-01", nil), ("aut.identity_card", "2021-08-02", "1980-01-01", 10),
      ("aut.driving_licence", "2013-01-18", nil, nil), ("aut.driving_licence", "2013-01-19", nil, 15),
      ("chn.identity_card", "2020-01-01", "1974-01-02", 20), ("chn.identity_card", "2020-01-01", "1974-01-01", nil),
      ("ukr.identity_card", "2020-01-01", "2002-01-02", 4), ("ukr.identity_card", "2020-01-01", "2002-01-01", 10),
    ] as [(String, String, String?, Int?)])
  func `the longest validity depends on the day of issue and the holder's age then`(
    id: String, issue: String, birth: String?, years: Int?
  ) throws {
    let validity = try #require(DocumentSpecificationTests.type(id).validity)
    let issued = try #require(CalendarDate(iso: issue))
    #expect(validity.yearsMax(issuedOn: issued, bornOn: birth.flatMap { CalendarDate(iso: $0) }) == years)
  }

  @Test(
    arguments: [
      ("deu.identity_card", 10), ("fra.identity_card", 15), ("che.identity_card", 10), ("ukr.identity_card", 10),
      ("bra.driving_licence", 10), ("jpn.my_number_card", 10), ("esp.identity_card", nil), ("chn.identity_card", nil),
      ("aut.identity_card", nil), ("aut.driving_licence", nil), ("icao.passport", 11), ("nor.identity_card", nil),
    ] as [(String, Int?)])
  func `a longest validity of all stands where one holds for every holder and day of issue`(
    id: String, years: Int?
  ) throws {
    #expect(try DocumentSpecificationTests.type(id).validityYearsMax == years)
  }
}
