import Domain
import Testing

@Suite("List entries as JSON")
struct ListEntityJSONTests {
  private static let full = ListEntity(
    id: "NK-1", kind: .person,
    names: [
      ListName("Doe, John \"Jack\"", kind: .primary), ListName("Джон Доу", kind: .alias, language: "ru"),
      ListName("J.", kind: .weakAlias), ListName("Roe\n\u{1F600}", kind: .previous, language: "en"),
    ],
    datesOfBirth: [.year(1960), .years(1958...1962), .circa(1961)],
    countries: [ListCountry(code: "UTO", role: .nationality), ListCountry(code: "SYR", role: .birth)],
    identifiers: [
      ListIdentifier(kind: .passport, number: "X 1", country: "UTO"),
      ListIdentifier(kind: .nationalIdentity, number: ""),
    ],
    genders: [.male, .female], placesOfBirth: ["Somewhere"], topics: [.sanction, .politicallyExposed],
    programmes: ["SDGT"],
    positions: [
      ListPosition(
        title: "Minister", country: "UTO", exposureClass: 1, since: .year(1999), until: .month(year: 2004, month: 2)),
      ListPosition(title: "Mayor"),
    ],
    relations: [ListRelation(kind: .family, entity: "NK-2"), ListRelation(kind: .owned, entity: "NK-3")])

  @Test(arguments: [full, ListEntity(id: "x", kind: .vessel, names: []), ListEntity(id: "", kind: .other, names: [])])
  func `an entry is read back as it was, from bytes too`(entity: ListEntity) throws {
    #expect(ListEntity(json: entity.json) == entity)
    #expect(ListEntity(json: try JSON.parse(entity.json.bytes)) == entity)
  }

  @Test func `it is written in canonical form as it stands`() {
    #expect(Self.full.json.bytes == Self.full.json.canonicalBytes)
  }

  @Test func `what the list does not tell is left out`() {
    let entity = ListEntity(id: "x", kind: .aircraft, names: [ListName("EP-GOX", kind: .primary)])
    #expect(
      entity.json.compactText == #"{"id":"x","kind":"aircraft","names":[{"kind":"primary","text":"EP-GOX"}]}"#)
  }

  @Test func `the order of names is kept, and tells two entries apart`() {
    let names = [ListName("A", kind: .primary), ListName("B")]
    let (one, two) = (
      ListEntity(id: "x", kind: .person, names: names), ListEntity(id: "x", kind: .person, names: names.reversed())
    )
    #expect(one.json.bytes != two.json.bytes)
    #expect(ListEntity(json: two.json)?.names == names.reversed())
  }

  @Test(arguments: [
    "{}", #"{"id":"x"}"#, #"{"id":"x","kind":"ghost"}"#, #"{"id":1,"kind":"person"}"#,
    #"{"id":"x","kind":"person","names":{}}"#, #"{"id":"x","kind":"person","names":[{"text":"A"}]}"#,
    #"{"id":"x","kind":"person","birth_dates":["1960-13"]}"#, #"{"id":"x","kind":"person","genders":["unknown"]}"#,
    #"{"id":"x","kind":"person","topics":["sanction","x"]}"#,
    #"{"id":"x","kind":"person","countries":[{"code":"UTO"}]}"#,
    "[]", "null",
  ])
  func `what no entry wrote is none`(text: String) throws {
    #expect(ListEntity(json: try JSON.parse(Array(text.utf8))) == nil)
  }

  @Test func `members of other names are passed over`() throws {
    let json = try JSON.parse(Array(#"{"id":"x","kind":"person","later":1}"#.utf8))
    #expect(ListEntity(json: json) == ListEntity(id: "x", kind: .person, names: []))
  }
}

@Suite("Partial dates as text")
struct PartialDateTextTests {
  @Test(arguments: [
    (PartialDate.year(1960), "1960"), (.year(7), "0007"), (.year(-44), "-0044"), (.year(12_345), "12345"),
    (.month(year: 1960, month: 5), "1960-05"), (.month(year: -44, month: 12), "-0044-12"),
    (.years(1958...1962), "1958/1962"), (.years(1958...1958), "1958/1958"), (.years(-5...3), "-0005/0003"),
    (.circa(1961), "1961~"), (.circa(-3), "-0003~"),
  ])
  func `a date is written as ISO 8601-2 has it and read back`(date: PartialDate, text: String) {
    #expect(date.text == text)
    #expect(PartialDate(text: text) == date)
  }

  @Test(arguments: ["1960-02-29", "0001-01-01", "9999-12-31"])
  func `a day keeps its form`(text: String) {
    #expect(PartialDate(text: text)?.text == text)
    #expect(PartialDate(text: text).map { if case .day = $0 { true } else { false } } == true)
  }

  @Test(arguments: [
    "", "~", "/", "-", "196", "+1960", "1960-", "1960-0", "1960-00", "1960-13", "1960-1", "1961-02-29", "1960/",
    "/1960", "1962/1960", "1960/1961/1962", "1960~~", "~1960", "1960-05~", "1960-05/1961", "19６0", "1960-0５", "abcd",
    "99999999999999999999", "--1960",
  ])
  func `anything else is no date`(text: String) { #expect(PartialDate(text: text) == nil) }
}
