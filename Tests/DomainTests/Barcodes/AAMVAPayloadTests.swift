import Testing

@testable import Domain

/// Cards of every version, made up, and what they say.
struct AAMVAPayloadTests {
  @Test(arguments: 1...11)
  func `a card of every version is read in full`(version: Int) throws {
    let payload = try AAMVAPayload.parse(AAMVABuilder.card(version: version).bytes)
    #expect(payload.deviations.isEmpty)
    #expect(payload.findings.isEmpty)
    #expect(payload.header.version == version)
    #expect(payload.header.issuer?.code == "VA")
    #expect(payload.header.jurisdictionVersion == (version == 1 ? nil : 1))
    #expect(payload.kind == .drivingLicence)
    #expect(payload.documentNumber == "T0001")
    #expect(payload.name.family == "SAMPLE")
    #expect(payload.name.first == "ALEX")
    #expect(payload.name.middle == "MARIA JO")
    #expect(payload.name.given == "ALEX MARIA JO")
    #expect(payload.name.suffix == "JR")
    #expect(payload.dateOfBirth?.day == CalendarDate(year: 1990, month: 6, day: 7))
    #expect(payload.dateOfIssue?.day == CalendarDate(year: 2020, month: 1, day: 31))
    #expect(payload.dateOfExpiry?.day == CalendarDate(year: 2030, month: 6, day: 7))
    #expect(payload.sex == .male)
    #expect(payload.height == .inches(69))
    #expect(payload.eyeColour == .brown)
    #expect(payload.hairColour == .black)
    #expect(payload.vehicleClass == "C")
    #expect(payload.restrictions == (version == 1 ? nil : "B"))
    #expect(payload.endorsements == nil)
    #expect(payload.weight == ((2...3).contains(version) ? .range(4) : .pounds(180)))
    #expect(payload.address.street == "1 EXAMPLE STREET")
    #expect(payload.address.city == "SAMPLETON")
    #expect(payload.address.jurisdiction == "VA")
    #expect(payload.address.postalCode == "232690000")
    #expect(payload.address.country == (version == 1 ? nil : "USA"))
    #expect(payload.documentDiscriminator == (version == 1 ? nil : "DISCRIMINATOR1"))
  }

  @Test(arguments: [2, 3, 8, 11])
  func `a Canadian card has its dates year first in every version`(version: Int) throws {
    let payload = try AAMVAPayload.parse(AAMVABuilder.card(version: version, issuer: "636012").bytes)
    #expect(payload.deviations.isEmpty)
    #expect(payload.findings.isEmpty)
    #expect(payload.issuingCountry == "CAN")
    #expect(payload.dateOfBirth?.day == CalendarDate(year: 1990, month: 6, day: 7))
    #expect(payload.dateOfBirth?.order == .yearFirst)
  }

  @Test func `the example of annex D is read in full`() throws {
    let text =
      "@\n\u{1E}\rANSI 636000100002DL00410278ZV03190008DLDAQT64235789\nDCSSAMPLE\nDDEN\nDACMICHAEL\nDDFN\nDADJOHN\n"
      + "DDGN\nDCUJR\nDCAD\nDCBK\nDCDPH\nDBD06062019\nDBB06061986\nDBA12102024\nDBC1\nDAU068 in\nDAYBRO\n"
      + "DAG2300 WEST BROAD STREET\nDAIRICHMOND\nDAJVA\nDAK232690000  \nDCF2424244747474786102204\nDCGUSA\n"
      + "DCK123456789\nDDAF\nDDB06062018\nDDC06062020\nDDD1\rZVZVA01\r"
    let payload = try AAMVAPayload.parse(Array(text.utf8))
    #expect(payload.deviations.isEmpty)
    #expect(payload.findings.isEmpty)
    #expect(payload.subfiles.map(\.offset) == [41, 319])
    #expect(payload.subfiles.map(\.length) == [278, 8])
    #expect(payload.elements.count == 29)
    #expect(payload.jurisdictionElements == [AAMVAElement(id: "ZVA", encoded: "01")])
    #expect(payload.name.familyTruncation == .whole)
    #expect(payload.inventoryControlNumber == "123456789")
    #expect(payload.compliance == .full)
    #expect(payload.isLimitedDuration == true)
    #expect(payload.hazardousMaterialsExpiry?.day == CalendarDate(year: 2020, month: 6, day: 6))
    #expect(payload.cardRevisionDate?.day == CalendarDate(year: 2018, month: 6, day: 6))
    #expect(payload.isOrganDonor == nil)
  }

  @Test func `indicators and the dates of coming of age are read`() throws {
    var card = AAMVABuilder.card(version: 11)
    card.subfiles[0].lines += [
      "DDH06072008", "DDI06072009", "DDJ06072011", "DDK1", "DDL0", "DDM1", "DDN0", "DDO1", "DDP0", "DCJAUDIT",
    ]
    let payload = try AAMVAPayload.parse(card.bytes)
    #expect(payload.findings.isEmpty)
    #expect(payload.under18Until?.day?.year == 2008)
    #expect(payload.under19Until?.day?.year == 2009)
    #expect(payload.under21Until?.day?.year == 2011)
    #expect(payload.isOrganDonor == true)
    #expect(payload.isVeteran == false)
    #expect(payload.isCommercial == true)
    #expect(payload.isNonDomiciled == false)
    #expect(payload.isEnhanced == true)
    #expect(payload.isPermit == false)
    #expect(payload.auditInformation == "AUDIT")
  }

  @Test func `a card of version 1 may give the name in parts and the residence alone`() throws {
    var card = AAMVABuilder.card(version: 1)
    card.subfiles[0].lines = [
      "DAQT0001", "DABSAMPLE", "DACALEX", "DADJO", "DAEJR", "DAL2 HOME ROAD", "DANHOMETON", "DAOMD", "DAP20000",
      "DAV175", "DAX080",
    ]
    let payload = try AAMVAPayload.parse(card.bytes)
    #expect(payload.name.family == "SAMPLE")
    #expect(payload.name.given == "ALEX JO")
    #expect(payload.name.suffix == "JR")
    #expect(payload.address.street == "2 HOME ROAD")
    #expect(payload.address.postalCode == "20000")
    #expect(payload.height == .centimetres(175))
    #expect(payload.weight == .kilograms(80))
    #expect(!payload.findings.contains(.missingElement(id: "DAA")))
  }

  @Test(arguments: [
    ("SAMPLE", "SAMPLE", nil, nil), ("SAMPLE,ALEX", "SAMPLE", "ALEX", nil), ("SAMPLE,ALEX,,", "SAMPLE", "ALEX", nil),
    ("SAMPLE@ALEX@JO", "SAMPLE", "ALEX", "JO"), (",ALEX", nil, "ALEX", nil), (",,,,,,", nil, nil, nil),
  ])
  func `a whole name is parted`(whole: String, family: String?, first: String?, middle: String?) throws {
    let payload = try AAMVAPayload.parse(AAMVABuilder.card(version: 1).replacing("DAA", with: whole).bytes)
    #expect(payload.name.family == family)
    #expect(payload.name.first == first)
    #expect(payload.name.middle == middle)
  }

  @Test(arguments: [("ALEX", "ALEX", nil), ("ALEX MARIA JO", "ALEX", "MARIA JO"), ("ANNA LEE,JO", "ANNA LEE", "JO")])
  func `given names of versions 2 and 3 are parted`(given: String, first: String, middle: String?) throws {
    let payload = try AAMVAPayload.parse(AAMVABuilder.card(version: 3).replacing("DCT", with: given).bytes)
    #expect(payload.name.first == first)
    #expect(payload.name.middle == middle)
  }

  @Test func `NONE is no first name but may be a family name`() throws {
    let card = AAMVABuilder.card(version: 9).replacing("DAC", with: "NONE").replacing("DCS", with: "NONE")
    let payload = try AAMVAPayload.parse(card.bytes)
    #expect(payload.name.family == "NONE")
    #expect(payload.name.first == nil)
  }

  @Test(arguments: [
    ("ID", AAMVASubfile.Kind.identityCard), ("EN", .enhancedCard), ("DL", .drivingLicence),
  ])
  func `the subfile's type tells the kind of card`(type: String, kind: AAMVASubfile.Kind) throws {
    let payload = try AAMVAPayload.parse(AAMVABuilder.card(version: 10, type: type).bytes)
    #expect(payload.kind == kind)
    #expect(payload.findings.isEmpty)
    #expect(payload.isEnhanced == (type == "EN" ? true : nil))
  }

  @Test func `a licence and an identity card in one payload are both kept and the first speaks`() throws {
    let lines = AAMVABuilder.lines(version: 10).map { $0 == "DAQT0001" ? "DAQI9999" : $0 }
    let payload = try AAMVAPayload.parse(AAMVABuilder.card(version: 10).adding("ID", lines).bytes)
    #expect(payload.subfiles.map(\.kind) == [.drivingLicence, .identityCard])
    #expect(payload.documentNumber == "T0001")
    #expect(payload.deviations == [.repeatedElement(id: "DAQ")])
  }

  @Test func `text in either encoding is read`() throws {
    var card = AAMVABuilder.card(version: 8, issuer: "604428").replacing("DCS", with: "GAGNÉ-NUÑEZ")
    let inUTF8 = try AAMVAPayload.parse(card.bytes)
    #expect(inUTF8.name.family == "GAGNÉ-NUÑEZ")
    #expect(inUTF8.deviations == [.utf8Text])
    card.encode = { text in text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } }
    let inLatin1 = try AAMVAPayload.parse(card.bytes)
    #expect(inLatin1.name.family == "GAGNÉ-NUÑEZ")
    #expect(inLatin1.deviations.isEmpty)
    #expect(inLatin1.findings.isEmpty)
  }
}
