import Domain
import Testing

@testable import ListFiles

@Suite("OpenSanctions' entities")
struct FollowTheMoneyTests {
  @Test func `records of sanctions, ties, offices, documents and addresses are folded into the parties`() throws {
    let reading = try GoodSamples.ftm.read()
    #expect(reading.rowCount == 12)
    #expect(reading.entities.map(\.id) == ["p-1", "p-2", "c-1", "v-1"])
    let person = reading.entities[0]
    #expect(
      person.names == [
        ListName("Vera Testova", kind: .primary), ListName("Вера Тестова"), ListName("V. Testova"),
        ListName("Vera Oldname", kind: .previous), ListName("Foxy", kind: .weakAlias),
      ])
    #expect(person.datesOfBirth == [PartialDate(iso: "1970-02-03"), .year(1971)].compactMap(\.self))
    #expect(
      person.countries == [
        ListCountry(code: "RUS", role: .nationality), ListCountry(code: "KAZ", role: .birth),
        ListCountry(code: "DEU", role: .residence),
      ])
    #expect(
      person.identifiers == [
        ListIdentifier(kind: .passport, number: "A 1"), ListIdentifier(kind: .tax, number: "12345"),
        ListIdentifier(kind: .passport, number: "B 2", country: "KAZ"),
      ])
    #expect(person.topics == [.politicallyExposed, .sanction])
    #expect(person.programmes == ["Moon programme"])
    #expect(
      person.positions == [
        ListPosition(
          title: "Minister of Tides", country: "RUS", exposureClass: 1, since: PartialDate(iso: "2001-01-02"),
          until: .year(2005))
      ])
    #expect(
      person.relations == [
        ListRelation(kind: .family, entity: "p-2"), ListRelation(kind: .owned, entity: "c-1"),
      ])
    #expect(reading.entities[1].topics == [.relativeOrAssociate])
    #expect(reading.entities[2].relations == [ListRelation(kind: .owner, entity: "p-1")])
    #expect(reading.entities[2].countries == [ListCountry(code: "UKR", role: .jurisdiction)])
    #expect(reading.entities[2].topics == [.adverse])
    #expect(reading.entities[3].kind == .vessel)
  }

  @Test(
    arguments: [
      (["gov.national", "gov.head"], 1), (["gov.national", "gov.legislative"], 1), (["gov.state", "gov.head"], 2),
      (["gov.igo"], 2), (["role.diplo"], 2), (["gov.national"], 2), (["gov.soe"], 3), (["pol.party"], 3),
      (["gov.muni", "gov.executive"], 4), ([], nil), (["other"], nil),
    ] as [([String], Int?)])
  func `an office is of the class that its topics tell`(topics: [String], expected: Int?) {
    #expect(MoneyTopics.exposureClass(topics) == expected)
  }

  @Test(
    arguments: [
      ("sanction", ListTopic.sanction), ("sanction.linked", .adverse), ("role.pep", .politicallyExposed),
      ("role.rca", .relativeOrAssociate), ("crime.fin", .adverse), ("debarment", .adverse), ("wanted", .adverse),
      ("corp.public", nil), ("role.lawyer", nil), ("gov", nil),
    ] as [(String, ListTopic?)])
  func `a topic is of a category, or says nothing of why a party is listed`(text: String, expected: ListTopic?) {
    #expect(MoneyTopics.topic(text) == expected)
  }

  @Test func `bad lines are left out with their reason, and values that are no texts are nothing`() throws {
    let text = """
      {"id":"a","schema":"Person","properties":{"name":["A",7,null,{"x":1}],"gender":"male","birthDate":["?"]}}
      {"schema":"Person","properties":{"name":["B"]}}
      {"id":"c","properties":{"name":["C"]}}
      {"id":"d","schema":"Person","properties":{}}
      {"id":"a","schema":"Person","properties":{"name":["E"]}}
      {"id":"f","schema":"Person","properties":{"name":["F"],"alias":["G"],"alias":["H"]}}
      {oops
      """
    let reading = try Sample("ftm", "e.json", text + "\n").read()
    #expect(reading.entities.map(\.id) == ["a", "f"])
    #expect(reading.entities[0].names.map(\.text) == ["A", "7"])
    #expect(reading.entities[0].genders == [.male])
    #expect(reading.entities[1].names.map(\.text) == ["F", "G", "H"])
    #expect(
      reading.rejected == [
        RejectedRow(line: 2, reason: .missingKey), RejectedRow(line: 3, reason: .malformed),
        RejectedRow(line: 4, reason: .missingName), RejectedRow(line: 5, reason: .repeatedKey),
        RejectedRow(line: 7, reason: .malformed),
      ])
  }

  @Test func `a file of nothing is no list`() {
    #expect(Sample("ftm", "e.json", "").problem() == .notTheFormat)
    #expect(Sample("ftm", "e.json", "\n\n").problem() == .notTheFormat)
    #expect(Sample("ftm", "e.json", "{\"a\":1}\n").problem() == .notTheFormat)
  }
}

@Suite("OpenSanctions' deltas")
struct FollowTheMoneyDeltaTests {
  private static let delta = GoodSamples.ftmDelta.files[1]

  @Test func `a delta over its base file gives what the whole file of that version says`() throws {
    let after = try GoodSamples.ftmDelta.read()
    let whole = GoodSamples.ftm.files[0].text.split(separator: "\n").filter { line in
      !["c-1", "s-1", "o-1"].contains { line.hasPrefix("{\"id\":\"\($0)\"") }
    }.map { $0.hasPrefix("{\"id\":\"p-2\"") ? $0.replacing("Ivan Testov", with: "Ivan Renamed") : $0[...] }
    let third = "{\"id\":\"p-3\",\"caption\":\"Third\",\"schema\":\"Person\",\"properties\":{}}\n"
    let text = whole.map { $0 + "\n" }.joined() + third
    #expect(try Sample("ftm", "e.json", text).read().entities == after.entities)
  }

  @Test func `a delta over earlier entries replaces, adds and removes them and keeps what was folded in`() throws {
    let before = try GoodSamples.ftm.read().entities
    let reading = try Sample("ftm-delta", [Self.delta]).read(before: before)
    #expect(reading.entities.map(\.id) == ["p-1", "p-2", "v-1", "p-3"])
    #expect(reading.entities[0].names == before[0].names)
    #expect(reading.entities[0].positions == before[0].positions)
    #expect(reading.entities[1].names.map(\.text) == ["Ivan Renamed"])
    #expect(reading.entities[1].relations == [ListRelation(kind: .family, entity: "p-1")])
    #expect(reading.rejectedCount == 0)
  }

  @Test func `deltas are applied in the order given`() throws {
    let remove = ("1.delta.json", "{\"op\":\"DEL\",\"entity\":{\"id\":\"p-3\"}}\n")
    #expect(try Sample("ftm-delta", [Self.delta, remove]).read().entities.map(\.id).contains("p-3") == false)
    #expect(try Sample("ftm-delta", [remove, Self.delta]).read().entities.map(\.id).contains("p-3"))
  }

  @Test func `an empty delta changes nothing`() throws {
    let before = try GoodSamples.ftm.read().entities
    #expect(try Sample("ftm-delta", "delta.json", "").read(before: before).entities == before)
  }

  @Test func `ties to an entry that a delta removes go with it`() throws {
    let before = try GoodSamples.ftm.read().entities
    let ids = try Sample("ftm-delta", [Self.delta]).read(before: before).entities.flatMap { $0.relations.map(\.entity) }
    #expect(!ids.contains("c-1"))
  }

  @Test func `operations that are none are left out, and a file of nothing else is no delta`() throws {
    let good = "{\"op\":\"ADD\",\"entity\":{\"id\":\"x\",\"schema\":\"Person\",\"properties\":{\"name\":[\"X\"]}}}\n"
    let bad = """
      {"op":"PUT","entity":{"id":"y"}}
      {"op":"DEL","entity":{}}
      {"op":"ADD"}
      {"op":"MOD","entity":{"id":"y","schema":"Person","properties":{}}}

      """
    let reading = try Sample("ftm-delta", "delta", good + bad).read()
    #expect(reading.entities.map(\.id) == ["x"])
    #expect(
      reading.rejected.map(\.reason) == [.badValue, .missingKey, .malformed, .missingName])
    #expect(Sample("ftm-delta", "delta", bad).problem() == .notTheFormat)
    #expect(Sample("ftm-delta", "base.json", good).problem() == .missingPart("entities.delta.json"))
  }
}
