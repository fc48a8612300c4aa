import Domain
import Testing

@testable import ListFiles

@Suite("OpenSanctions' table and Senzing's records")
struct OpenSanctionsTablesTests {
  @Test func `a target is read with its values between semicolons`() throws {
    let reading = try GoodSamples.targets.read()
    #expect(reading.rowCount == 3)
    #expect(reading.entities.map(\.id) == ["t-1", "t-2"])
    let person = reading.entities[0]
    #expect(person.names.map(\.text) == ["Vera Testova", "V. T.", "Testova; Vera", "Vera T"])
    #expect(person.datesOfBirth == [PartialDate(iso: "1970-02-03"), .year(1971)].compactMap(\.self))
    #expect(person.countries.map(\.code) == ["RUS", "FRA"])
    #expect(person.identifiers == [ListIdentifier(kind: .other, number: "77")])
    #expect(person.topics == [.sanction])
    #expect(person.programmes == ["Moon list"])
    #expect(reading.entities[1].topics == [.politicallyExposed])
  }

  @Test func `a table without the columns of targets is none`() {
    #expect(Sample("opensanctions-csv", "t.csv", "id,name\n1,2\n").problem() == .notTheFormat)
  }

  @Test func `a record of Senzing is read from its lists and from itself`() throws {
    let reading = try GoodSamples.senzing.read()
    let person = reading.entities[0]
    #expect(person.kind == .person)
    #expect(person.names == [ListName("Vera Testova", kind: .primary), ListName("V. T.")])
    #expect(person.genders == [.female])
    #expect(person.datesOfBirth == [.year(1970)])
    #expect(person.countries.map(\.code) == ["RUS", "FRA"])
    #expect(person.identifiers == [ListIdentifier(kind: .passport, number: "A1", country: "RUS")])
    #expect(person.topics == [.relativeOrAssociate])
    #expect(person.relations == [ListRelation(kind: .family, entity: "z-2")])
    let body = reading.entities[1]
    #expect(body.kind == .organisation)
    #expect(body.names == [ListName("Moon Bank", kind: .primary), ListName("MB")])
    #expect(body.countries == [ListCountry(code: "DEU", role: .residence)])
  }

  @Test func `names in parts are put together`() throws {
    let text = "[{\"RECORD_ID\":\"1\",\"NAME_FIRST\":\"Vera\",\"NAME_LAST\":\"Testova\"}]"
    #expect(try Sample("senzing", "s.json", text).read().entities[0].names.map(\.text) == ["Vera Testova"])
  }

  @Test func `a record without a key is left out`() throws {
    let text = "{\"RECORD_ID\":\"1\",\"NAME_FULL\":\"A\"}\n{\"NAME_FULL\":\"B\"}\n{\"RECORD_ID\":\"3\"}\n"
    let reading = try Sample("senzing", "s.json", text).read()
    #expect(
      reading.rejected == [RejectedRow(line: 2, reason: .missingKey), RejectedRow(line: 3, reason: .missingName)])
  }
}
