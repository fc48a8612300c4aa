import Domain
import Testing

@testable import ListFiles

@Suite("OFAC's advanced XML")
struct OFACAdvancedTests {
  @Test func `parts that refer to one another by number are put together`() throws {
    let reading = try GoodSamples.ofacXML.read()
    #expect(reading.version == "2030-01-02")
    #expect(reading.rowCount == 2)
    let person = reading.entities[0]
    #expect(person.id == "7")
    #expect(person.kind == .person)
    #expect(
      person.names == [
        ListName("TESTOVA, Vera", kind: .primary), ListName("Вера"), ListName("FOX", kind: .weakAlias),
        ListName("OLDNAME", kind: .previous),
      ])
    #expect(person.datesOfBirth == [.year(1970)])
    #expect(
      person.countries == [
        ListCountry(code: "COL", role: .birth), ListCountry(code: "TCD", role: .nationality),
        ListCountry(code: "CUB", role: .residence),
      ])
    #expect(person.identifiers == [ListIdentifier(kind: .passport, number: "A 1", country: "RUS")])
    #expect(person.genders == [.female])
    #expect(person.placesOfBirth == ["Cali, Colombia"])
    #expect(person.programmes == ["MOON"])
    #expect(person.positions.map(\.title) == ["Minister"])
    #expect(person.relations == [ListRelation(kind: .owned, entity: "8")])
    let vessel = reading.entities[1]
    #expect(vessel.kind == .vessel)
    #expect(vessel.countries == [ListCountry(code: "PAN", role: .flag)])
    #expect(vessel.relations == [ListRelation(kind: .owner, entity: "7")])
  }

  @Test func `references to what is not there are nothing`() throws {
    let text = """
      <Sanctions><DistinctParties><DistinctParty FixedRef="1"><Profile ID="1" PartySubTypeID="4"><Identity ID="1">
      <Alias AliasTypeID="9" Primary="true"><DocumentedName><DocumentedNamePart><NamePartValue NamePartGroupID="5">A
      </NamePartValue></DocumentedNamePart></DocumentedName></Alias></Identity><Feature FeatureTypeID="77">
      <FeatureVersion><VersionLocation LocationID="6"/></FeatureVersion></Feature></Profile></DistinctParty>
      <DistinctParty FixedRef="2"/><DistinctParty/></DistinctParties><ProfileRelationships>
      <ProfileRelationship From-ProfileID="1" To-ProfileID="9"/></ProfileRelationships></Sanctions>
      """
    let reading = try Sample("ofac-advanced-xml", "a.xml", text).read()
    #expect(reading.entities.map(\.names) == [[ListName("A", kind: .primary)]])
    #expect(reading.entities[0].kind == .person)
    #expect(reading.rejected.map(\.reason) == [.missingName, .missingKey])
  }
}
