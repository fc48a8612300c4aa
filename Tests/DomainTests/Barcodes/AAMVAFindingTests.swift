import Testing

@testable import Domain

struct AAMVAFindingTests {
  private func findings(_ card: AAMVABuilder) throws -> [AAMVAFinding] { try AAMVAPayload.parse(card.bytes).findings }

  @Test(arguments: [
    (1, ["DAA", "DAG", "DAI", "DAJ", "DAK", "DAQ", "DAR", "DAS", "DAT", "DBA", "DBB", "DBC", "DBD"]),
    (2, ["DCA", "DCS", "DCT", "DCU", "DCE", "DCH", "DCF", "DCG", "DAU", "DAY"]),
    (3, ["DCB", "DCS", "DCT", "DCH", "DCF", "DCG", "DAU", "DAY"]),
    (4, ["DAC", "DAD", "DDE", "DDF", "DDG", "DCS", "DCF", "DCG"]),
    (11, ["DAC", "DAD", "DDE", "DDF", "DDG", "DCA", "DCB", "DCD", "DBA", "DBB", "DBD", "DBC", "DAQ", "DAK"]),
  ])
  func `an element that a version makes mandatory is missed`(version: Int, ids: [String]) throws {
    for id in ids {
      let found = try findings(AAMVABuilder.card(version: version).replacing(id, with: nil))
      #expect(found == [.missingElement(id: id)])
    }
  }

  @Test(arguments: ["DCA", "DCB", "DCD"])
  func `an identity card need not have what a licence must`(id: String) throws {
    #expect(try findings(AAMVABuilder.card(version: 10, type: "ID").replacing(id, with: nil)).isEmpty)
    #expect(try findings(AAMVABuilder.card(version: 10).replacing(id, with: "")) == [.emptyElement(id: id)])
  }

  @Test func `a middle name may be empty and a family name may not`() throws {
    #expect(try findings(AAMVABuilder.card(version: 10).replacing("DAD", with: "")).isEmpty)
    #expect(
      try findings(AAMVABuilder.card(version: 10).replacing("DCS", with: "  ")) == [.emptyElement(id: "DCS")])
  }

  @Test(arguments: [
    (10, "DCS", 40), (10, "DAC", 40), (3, "DCT", 80), (10, "DAG", 35), (10, "DAI", 20), (10, "DAQ", 25),
    (10, "DCA", 6), (3, "DCA", 4), (10, "DCB", 12), (3, "DCB", 10), (10, "DCF", 25), (10, "DAK", 11),
  ])
  func `a value of the longest length is fine and one more is not`(version: Int, id: String, limit: Int) throws {
    let longest = String(repeating: "A", count: limit)
    let card = AAMVABuilder.card(version: version)
    #expect(try findings(card.replacing(id, with: longest + "  ")).isEmpty)
    #expect(
      try findings(card.replacing(id, with: longest + "A")) == [.tooLong(id: id, limit: limit, given: limit + 1)])
  }

  @Test(arguments: [
    ("DCS", "SAM\u{0}PLE"), ("DCS", "ŁUKASZ"), ("DAJ", "V4"), ("DAU", "5'09\""), ("DBC", "M"), ("DAW", "18O"),
    ("DCG", "U5A"),
  ])
  func `a character outside an element's set is told`(id: String, value: String) throws {
    let found = try findings(AAMVABuilder.card(version: 10).replacing(id, with: value))
    #expect(found.first == .characterSet(id: id))
  }

  @Test func `a control character in a jurisdiction's element is told`() throws {
    #expect(
      try findings(AAMVABuilder.card(version: 10).adding("ZV", ["ZVAA\u{7}"])) == [.characterSet(id: "ZVA")])
  }

  @Test(arguments: [("02302020", [AAMVAFinding.notADate(id: "DBD")]), ("NONE", []), ("unavl", [])])
  func `a date that is no day is told and a placeholder is not`(value: String, expected: [AAMVAFinding]) throws {
    #expect(try findings(AAMVABuilder.card(version: 10).replacing("DBD", with: value)) == expected)
  }

  @Test(arguments: [
    ("DBA", "01302020", [AAMVAFinding.expiryBeforeIssue]), ("DBA", "01312020", []), ("DBA", "12319999", []),
    ("DBB", "01312020", [.birthNotBeforeIssue]), ("DBB", "01302020", []), ("DBB", "02012020", [.birthNotBeforeIssue]),
  ])
  func `days out of their order are told`(id: String, value: String, expected: [AAMVAFinding]) throws {
    #expect(try findings(AAMVABuilder.card(version: 10).replacing(id, with: value)) == expected)
  }

  @Test(arguments: [("CAN", [AAMVAFinding.countryDiffersFromIssuer]), ("USA", []), ("usa", []), ("NONE", [])])
  func `a country that is not the issuer's is told`(value: String, expected: [AAMVAFinding]) throws {
    #expect(try findings(AAMVABuilder.card(version: 10).replacing("DCG", with: value)) == expected)
  }

  @Test func `a card older than the standard has no rules`() throws {
    var card = AAMVABuilder.card(version: 0)
    card.subfiles[0].lines = ["DAQ1"]
    #expect(try findings(card).isEmpty)
  }

  @Test(arguments: 1...11)
  func `a version has one rule for each element`(version: Int) {
    let ids = AAMVAElementRule.rules(version: version).map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids.count >= 15)
  }
}
