import Domain
import Testing

@testable import ListFiles

@Suite("The United Nations' list")
struct UnitedNationsTests {
  @Test func `a person is read with names, dates, places and documents`() throws {
    let reading = try GoodSamples.unXML.read()
    #expect(reading.version == "2030-01-02T00:00:00Z")
    let person = try #require(reading.entities.first)
    #expect(person.id == "11")
    #expect(
      person.names == [
        ListName("VERA TESTOVA & CO", kind: .primary), ListName("Вера Тестова"), ListName("Vera One"),
        ListName("Vera Two"), ListName("The Fox", kind: .weakAlias), ListName("Vera Old", kind: .previous),
      ])
    let alias = try #require(PartialDate(iso: "1961-02-03"))
    #expect(
      person.datesOfBirth == [alias, .circa(1962), .years(1960...1964), .month(year: 1963, month: 11)])
    #expect(
      person.countries == [
        ListCountry(code: "TCD", role: .birth), ListCountry(code: "IRN", role: .nationality),
        ListCountry(code: "SYR", role: .residence),
      ])
    #expect(person.identifiers == [ListIdentifier(kind: .passport, number: "P 77", country: "TUR")])
    #expect(person.genders == [.female])
    #expect(person.placesOfBirth == ["Chad", "Nowhere, Chad"])
    #expect(person.programmes == ["Moon"])
    #expect(person.positions.map(\.title) == ["Colonel", "Head of Post"])
  }

  @Test func `a body's several names are told apart`() throws {
    let body = try #require(try GoodSamples.unXML.read().entities.last)
    #expect(body.kind == .organisation)
    #expect(
      body.names == [
        ListName("MOON BANK", kind: .primary), ListName("BANK OF THE MOON"),
        ListName("Old Moon Bank", kind: .previous),
      ])
    #expect(body.countries == [ListCountry(code: "VNM", role: .residence)])
  }

  @Test func `an entry without a key or a name is left out`() throws {
    let text = """
      <CONSOLIDATED_LIST>
      <INDIVIDUAL><FIRST_NAME>A</FIRST_NAME></INDIVIDUAL>
      <INDIVIDUAL><DATAID>2</DATAID></INDIVIDUAL>
      <INDIVIDUAL><DATAID>3</DATAID><FIRST_NAME>C</FIRST_NAME></INDIVIDUAL>
      <ENTITY><DATAID>3</DATAID><FIRST_NAME>D</FIRST_NAME></ENTITY>
      </CONSOLIDATED_LIST>
      """
    let reading = try Sample("un-xml", "un.xml", text).read()
    #expect(reading.entities.map(\.id) == ["3"])
    #expect(
      reading.rejected == [
        RejectedRow(line: 2, reason: .missingKey), RejectedRow(line: 3, reason: .missingName),
        RejectedRow(line: 5, reason: .repeatedKey),
      ])
  }
}
