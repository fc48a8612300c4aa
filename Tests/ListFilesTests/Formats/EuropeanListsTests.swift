import Domain
import Testing

@testable import ListFiles

@Suite("The European Union's and the United Kingdom's lists")
struct EuropeanListsTests {
  @Test func `the first strong name of the Union's list is the one to show`() throws {
    let reading = try GoodSamples.euXML.read()
    #expect(reading.version == "2030-01-02T10:00:00.000+01:00")
    let person = reading.entities[0]
    #expect(
      person.names == [
        ListName("Vera Testova", kind: .primary, language: "en"), ListName("The Fox", kind: .weakAlias),
        ListName("Вера Тестова", language: "ru"),
      ])
    let day = try #require(PartialDate(iso: "1970-02-03"))
    #expect(person.datesOfBirth == [day, .circa(1971), .years(1968...1972)])
    #expect(
      person.countries == [
        ListCountry(code: "KAZ", role: .birth), ListCountry(code: "RUS", role: .nationality),
        ListCountry(code: "DEU", role: .residence),
      ])
    #expect(
      person.identifiers == [
        ListIdentifier(kind: .passport, number: "A 1", country: "RUS"),
        ListIdentifier(kind: .nationalIdentity, number: "22"),
      ])
    #expect(person.genders == [.female])
    #expect(person.placesOfBirth == ["Nowhere, KAZAKHSTAN"])
    #expect(person.programmes == ["MOON"])
    #expect(person.positions.map(\.title) == ["Minister of Tides"])
    let body = reading.entities[1]
    #expect(body.kind == .organisation)
    #expect(body.names.map(\.text) == ["Moon \"Bank\" & Sons"])
    #expect(body.identifiers == [ListIdentifier(kind: .registration, number: "77")])
  }

  @Test func `the Journal's rows of one entry go together, and its prose is read as far as it can be`() throws {
    let reading = try GoodSamples.euJournal.read()
    #expect(reading.entities.map(\.id) == ["320/I/1", "320/II/Moon Bank", "320/III/9"])
    let person = reading.entities[0]
    #expect(person.names.map(\.text) == ["Vera Testova", "V. T.", "Vera T", "Foxy", "Oldname", "Third"])
    #expect(person.programmes == ["EU-MOON", "EU-SUN"])
    #expect(person.datesOfBirth == [PartialDate(iso: "1970-02-03"), .circa(1971)].compactMap(\.self))
    #expect(
      Set(person.countries) == [
        ListCountry(code: "BLR", role: .birth), ListCountry(code: "RUS", role: .nationality),
        ListCountry(code: "DEU", role: .nationality), ListCountry(code: "CUB", role: .residence),
      ])
    #expect(person.identifiers == [ListIdentifier(kind: .passport, number: "C12345", country: "IRN")])
    #expect(person.topics == [.sanction])
    #expect(reading.entities[1].topics == [.adverse])
    #expect(reading.entities[2].kind == .vessel)
  }

  @Test(arguments: [GoodSamples.ukCSV, GoodSamples.ukXML])
  func `the Kingdom's list says the same in both its formats`(sample: Sample) throws {
    let reading = try sample.read()
    #expect(reading.version?.hasSuffix("2030") == true)
    #expect(reading.entities.map(\.id) == ["MOO1", "MOO2"])
    let person = reading.entities[0]
    #expect(person.kind == .person)
    #expect(person.names.first == ListName("Vera TESTOVA", kind: .primary))
    #expect(person.names.contains { $0.text.contains("FOX") && $0.kind == .weakAlias })
    #expect(person.names.contains { $0.text.hasPrefix("Вера") && $0.kind == .alias })
    #expect(person.datesOfBirth.first == .year(1970))
    #expect(
      Set(person.countries) == [
        ListCountry(code: "RUS", role: .nationality), ListCountry(code: "TCD", role: .birth),
        ListCountry(code: "SYR", role: .residence),
      ])
    #expect(person.identifiers == [ListIdentifier(kind: .passport, number: "A1", country: "RUS")])
    #expect(person.genders == [.female])
    #expect(person.placesOfBirth == ["N, Chad"])
    #expect(person.programmes == ["Moon"])
    #expect(reading.entities[1].kind == .vessel)
    #expect(reading.entities[1].identifiers == [ListIdentifier(kind: .imo, number: "1234567")])
  }

  @Test func `a row of the Kingdom's list without its key is left out`() throws {
    let text = "Unique ID,Name 6,Name type\nA1,VERA,Primary Name\n,IVAN,Primary Name\nA3,,Primary Name\n"
    let reading = try Sample("uk-csv", "uk.csv", text).read()
    #expect(
      reading.rejected == [
        RejectedRow(line: 3, reason: .missingKey, field: "Unique ID"), RejectedRow(line: 4, reason: .missingName),
      ])
  }
}
