import Domain
import Testing

@testable import ListFiles

@Suite("OFAC's lists as CSV")
struct OFACDelimitedTests {
  @Test func `the parts and the remarks are put together into entries`() throws {
    let reading = try GoodSamples.ofacCSV.read()
    #expect(reading.rowCount == 8)
    #expect(reading.version == nil)
    let person = try #require(reading.entities.first)
    #expect(person.id == "7")
    #expect(person.kind == .person)
    #expect(
      person.names == [
        ListName("TESTOVA, Vera", kind: .primary), ListName("TESTOWA, Wera"),
        ListName("OLDNAME, Vera", kind: .previous), ListName("THE FOX", kind: .weakAlias),
        ListName("FOXY", kind: .previous),
      ])
    #expect(person.datesOfBirth == [PartialDate(iso: "1948-12-10"), .circa(1949)].compactMap(\.self))
    #expect(
      person.countries == [
        ListCountry(code: "COL", role: .birth), ListCountry(code: "PRK", role: .nationality),
      ])
    #expect(
      person.identifiers == [
        ListIdentifier(kind: .passport, number: "A123", country: "IRQ"),
        ListIdentifier(kind: .nationalIdentity, number: "55", country: "COL"),
      ])
    #expect(person.genders == [.female])
    #expect(person.placesOfBirth == ["Cali, Colombia"])
    #expect(person.topics == [.sanction])
    #expect(person.programmes == ["SDGT", "MOON"])
    #expect(person.relations == [ListRelation(kind: .other, entity: "8")])
    #expect(reading.entities[1].countries == [ListCountry(code: "RUS", role: .residence)])
    let vessel = reading.entities[2]
    #expect(vessel.kind == .vessel)
    #expect(vessel.countries == [ListCountry(code: "PAN", role: .flag)])
    #expect(
      vessel.identifiers == [
        ListIdentifier(kind: .other, number: "CALL1"), ListIdentifier(kind: .imo, number: "1234567"),
      ])
  }

  @Test(
    arguments: [
      ("Passport RL 1622378 (Lebanon)", ListIdentifier.Kind.passport, "RL 1622378", "Lebanon"),
      ("Passport A 1 issued 01 Jan 2000 expires 01 Jan 2005", .passport, "A 1", nil),
      ("Identification Number 2.194.575 (Paraguay)", .nationalIdentity, "2.194.575", "Paraguay"),
      ("Unified Social Credit Code (USCC) 91222401MA0Y31E659 (China)", .registration, "91222401MA0Y31E659", "China"),
      ("RUC # 20108363101 (Peru)", .tax, "20108363101", "Peru"),
      ("NIT # 800146749-7 (Colombia)", .tax, "800146749-7", "Colombia"),
      ("Registration ID HRB 26136 (Germany)", .registration, "HRB 26136", "Germany"),
      ("Vessel Registration Identification IMO 9187629", .imo, "9187629", nil),
      ("MMSI 572469210", .other, "572469210", nil),
      ("Digital Currency Address - XBT 1Kuf2R", .other, "XBT 1Kuf2R", nil),
      ("Aircraft Tail Number YV3360", .registration, "YV3360", nil),
      ("National ID No. 660000 73767 (Belgium)", .nationalIdentity, "660000 73767", "Belgium"),
      ("D-U-N-S Number 542957624", .other, "542957624", nil),
    ] as [(String, ListIdentifier.Kind, String, String?)])
  func `a number is told from its label and its issuer`(
    item: String, kind: ListIdentifier.Kind, number: String, country: String?
  ) throws {
    let read = try #require(OFACNumber(item))
    #expect(read.kind == kind)
    #expect(ListText.clean(read.number) == number)
    #expect(read.country == country)
  }

  @Test(arguments: [
    "arrested 23 Apr 2002", "Telephone (98)(912)", "Organization Established Date 17 Dec 2016", "Major General",
    "Aircraft Model A300B4-622R", "Executive Order 13662 Directive Determination", "For more information 1", "",
    "Listing Date (CMIC) 03 Jun 2021", "12",
  ])
  func `what is no number is none`(item: String) { #expect(OFACNumber(item) == nil) }

  @Test func `bad rows are left out with their reason, and the rest is read`() throws {
    let line = ",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n"
    let files = [
      ("cons_prim.csv", "1,\"A\"" + line + "1,\"B\"" + line + "x,\"C\"" + line + "4,-0- " + line + "5,\"E\"\n"),
      ("cons_alt.csv", "9,1,\"aka\",\"Z\",-0- \n1,2,\"aka\",-0- ,-0- \n1,3,\"aka\",\"Y\",-0- \n"),
      ("cons_add.csv", "8,1,-0- ,-0- ,\"Cuba\",-0- \n1,1,-0- ,-0- ,\"Cuba\",-0- \n"),
    ]
    let reading = try Sample("ofac-csv", files).read()
    #expect(reading.entities.map(\.id) == ["1"])
    #expect(
      reading.rejected == [
        RejectedRow(file: "cons_prim.csv", line: 2, reason: .repeatedKey),
        RejectedRow(file: "cons_prim.csv", line: 3, reason: .badValue, field: "ent_num"),
        RejectedRow(file: "cons_prim.csv", line: 4, reason: .missingName),
        RejectedRow(file: "cons_prim.csv", line: 5, reason: .malformed),
        RejectedRow(file: "cons_alt.csv", line: 1, reason: .strayPart, field: "ent_num"),
        RejectedRow(file: "cons_alt.csv", line: 2, reason: .missingName),
        RejectedRow(file: "cons_add.csv", line: 1, reason: .strayPart, field: "ent_num"),
      ])
  }

  @Test func `a part that is missing, given twice or no part is an error`() {
    let good = GoodSamples.ofacCSV.files
    #expect(Sample("ofac-csv", Array(good.dropFirst())).problem() == .missingPart("sdn.csv or cons_prim.csv"))
    #expect(Sample("ofac-csv", [good[0]]).problem() == .missingPart("alt.csv or cons_alt.csv"))
    #expect(Sample("ofac-csv", good + [("cons_alt.csv", "")]).problem() == .unexpectedFile)
    #expect(Sample("ofac-csv", good + [("readme.txt", "")]).problem() == .unexpectedFile)
  }

  @Test func `a part that is another file is an error though the others are good`() {
    var files = GoodSamples.ofacCSV.files
    files[1].text = "<html>\n<p>Not found</p>\n</html>\n"
    #expect(Sample("ofac-csv", files).problem() == .notTheFormat)
  }

  @Test func `a row that is cut at the end of a file is an error`() {
    var files = GoodSamples.ofacCSV.files
    files[2].text = "8,1,-0- ,\"Moscow\",\"Russia\",-0- \r\n7,2,-0-"
    #expect(Sample("ofac-csv", files).problem() == .truncated)
  }
}
