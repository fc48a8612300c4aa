import Domain
import Testing

@testable import ListFiles

@Suite("A tenant's own list")
struct WatchlistTests {
  @Test func `every column is read`() throws {
    let reading = try GoodSamples.watchlist.read()
    let person = reading.entities[0]
    #expect(person.id == "a-1")
    #expect(person.kind == .person)
    #expect(
      person.names == [
        ListName("Testova, Vera", kind: .primary), ListName("Vera T."), ListName("V. Testova"),
      ])
    #expect(person.datesOfBirth == [PartialDate(iso: "1970-02-03"), .circa(1971)].compactMap(\.self))
    #expect(
      person.countries == [
        ListCountry(code: "FRA", role: .nationality), ListCountry(code: "TUN", role: .birth),
      ])
    #expect(person.identifiers == [ListIdentifier(kind: .passport, number: "X12", country: "FRA")])
    #expect(person.topics == [.politicallyExposed, .adverse, .watchlist])
    let body = reading.entities[1]
    #expect(body.datesOfBirth == [.years(1990...1995)])
    #expect(body.countries == [ListCountry(code: "DEU", role: .jurisdiction)])
    #expect(body.topics == [.watchlist])
  }

  @Test func `a list that a tenant empties is empty`() throws {
    let reading = try Sample("watchlist-csv", "a", "id,name\n").read()
    #expect(reading.entities.isEmpty)
    #expect(reading.rowCount == 0)
  }

  @Test(arguments: [
    ("id,name,colour\n", ListFileError.Problem.unknownColumn(number: 3)), ("id,name,name\n", .unknownColumn(number: 3)),
    ("id\n", .missingColumn("name")), ("name,kind\n", .missingColumn("id")), ("", .notTheFormat),
    ("1,Vera\n", .unknownColumn(number: 1)), ("id,name\n1,Vera\n2", .truncated), ("id,name\n1,\"Ve", .truncated),
  ])
  func `a header that is not the documented one is an error`(text: String, expected: ListFileError.Problem) {
    #expect(Sample("watchlist-csv", "a", text).problem() == expected)
  }

  @Test(arguments: [
    ("kind", "robot"), ("date_of_birth", "3.2.1970"), ("date_of_birth", "1970..1960"), ("date_of_birth", "~1970-02"),
    ("date_of_birth", "1970-02-30"), ("countries", "Atlantis"), ("countries", "moon:FRA"), ("countries", "a:b:c"),
    ("identifiers", "X12"), ("identifiers", "badge:X12"), ("identifiers", "passport:X12:Atlantis"),
    ("topics", "suspicious"),
  ])
  func `a value that cannot be read is an error of its row`(column: String, value: String) throws {
    let reading = try Sample("watchlist-csv", "a", "id,name,\(column)\n1,Vera,\n2,Ivan,\(value)\n").read()
    #expect(reading.entities.map(\.id) == ["1"])
    #expect(reading.rejected == [RejectedRow(line: 3, reason: .badValue, field: column)])
  }

  @Test func `rows without a key or a name, with another's key or too many cells are left out`() throws {
    let text = "ID, Name\n1,Vera\n,Ivan\n3,\n1,Olga\n5,a,b\n6\n7,\u{FEFF}Anna\n"
    let reading = try Sample("watchlist-csv", "a", text).read()
    #expect(reading.entities.map(\.id) == ["1", "7"])
    #expect(reading.entities[1].names[0].text == "Anna")
    #expect(
      reading.rejected == [
        RejectedRow(line: 3, reason: .missingKey), RejectedRow(line: 4, reason: .missingName),
        RejectedRow(line: 5, reason: .repeatedKey), RejectedRow(line: 6, reason: .malformed),
        RejectedRow(line: 7, reason: .malformed),
      ])
  }
}
