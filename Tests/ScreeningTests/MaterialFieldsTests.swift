import Domain
import Testing

@testable import Screening

@Suite("What a finding rests on")
struct MaterialFieldsTests {
  private static func entity(
    names: [String] = ["PALOMAR, Inés"], born: [String] = ["1961-03-08"], numbers: [String] = ["XA 12345"],
    topics: [ListTopic] = [.sanction], classes: [Int] = [], programmes: [String] = ["A"]
  ) -> ListEntity {
    ListEntity(
      id: "1", kind: .person, names: names.map { ListName($0) }, datesOfBirth: born.compactMap { PartialDate(iso: $0) },
      countries: [ListCountry(code: "ESP", role: .nationality)],
      identifiers: numbers.map { ListIdentifier(kind: .passport, number: $0, country: "ESP") }, genders: [.female],
      topics: topics, programmes: programmes,
      positions: classes.map { ListPosition(title: "an office", exposureClass: $0) })
  }

  private static let fields = MaterialFields(entity())

  @Test(
    arguments: [
      entity(names: ["Ines Palomar"]), entity(names: ["palomar ines", "Inés PALOMAR"]), entity(numbers: ["xa12345"]),
      entity(topics: [.sanction, .sanction]), entity(programmes: ["B", "C"]),
      entity(born: ["1961-03-08", "1961-03-08"]),
    ])
  func `what is written otherwise and says the same changes nothing`(entity: ListEntity) {
    #expect(MaterialFields(entity).canonicalBytes == Self.fields.canonicalBytes)
    #expect(MaterialFields(entity).changes(since: Self.fields).isEmpty)
  }

  @Test(
    arguments: [
      (entity(names: ["Ines Palomar", "Ines Vega"]), "names", [], ["ines vega"]),
      (entity(born: ["1961-08-03"]), "birth_dates", ["1961-03-08"], ["1961-08-03"]),
      (entity(born: []), "birth_dates", ["1961-03-08"], []),
      (entity(numbers: ["XA 12346"]), "identifiers", ["passport ESP XA12345"], ["passport ESP XA12346"]),
      (entity(topics: [.sanction, .adverse]), "topics", [], ["adverse"]),
      (entity(classes: [2]), "pep_classes", [], ["2"]),
    ])
  func `a field that changed is told with what it was and is`(
    entity: ListEntity, field: String, removed: [String], added: [String]
  ) throws {
    let changes = MaterialFields(entity).changes(since: Self.fields)
    let change = try #require(changes.first)
    #expect(changes.count == 1 && change.field == field)
    #expect(change.removed == removed && change.added == added)
    #expect(MaterialFields(entity).canonicalBytes != Self.fields.canonicalBytes)
  }

  @Test func `the stored form is canonical and holds only what is told`() {
    let query = ScreeningQuery(
      names: ["Ольга Ковалик", "Olga Kovalik"], kind: .person, dateOfBirth: .year(1970), countries: ["UKR", "ESP"])
    #expect(
      String(decoding: MaterialFields(query).canonicalBytes, as: UTF8.self)
        == #"{"birth_dates":["1970"],"countries":["ESP","UKR"],"kind":["person"],"names":["kovalik olga","#
        + #""ковалик ольга"]}"#)
    #expect(MaterialFields(query).json.bytes == MaterialFields(query).canonicalBytes)
  }

  @Test func `a stored field that this version does not know is compared as well`() {
    let (earlier, later): (JSON, JSON) = (["colour": ["blue"]], ["colour": ["red"], "kind": ["person"]])
    #expect(
      MaterialFields.changes(from: earlier, to: later) == [
        MaterialChange(field: "colour", before: ["blue"], after: ["red"]),
        MaterialChange(field: "kind", before: [], after: ["person"]),
      ])
    #expect(MaterialFields.changes(from: .null, to: .null).isEmpty)
  }
}
