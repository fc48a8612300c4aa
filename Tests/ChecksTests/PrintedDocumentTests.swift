import Domain
import Testing

@testable import Checks

/// Documents whose print is read: alone, or beside a zone.
@Suite("Documents with print")
struct PrintedDocumentTests {
  static func line(
    _ text: String, _ x: Double, _ y: Double, _ script: DocumentScript = .latin, confidence: Double = 0.95
  ) -> DocumentObservation.Line {
    DocumentObservation.Line(
      text: text, confidence: confidence, script: script,
      box: DocumentObservation.Box(x: x, y: y, width: Double(text.count) * 12, height: 20))
  }

  static func side(_ lines: [DocumentObservation.Line]) -> DocumentObservation.Side {
    var side = DocumentObservation.Side(kind: .documentFront)
    side.pageFound = true
    side.sharpness = 1
    side.hasPortrait = true
    side.lines = lines
    return side
  }

  /// A South African card; its number encodes 14 August 1977 and a man.
  static func southAfrica(
    number: String = "770814 5112 08 3", birth: String = "14 AUG 1977", sex: String = "M", surname: String = "DLAMINI"
  ) -> [DocumentObservation.Line] {
    [
      line("REPUBLIC OF SOUTH AFRICA", 40, 10), line("NATIONAL IDENTITY CARD", 40, 40), line("Surname", 300, 80),
      line(surname, 300, 105), line("Names", 300, 140), line("THABO", 300, 165), line("Sex", 300, 200),
      line(sex, 300, 225), line("Identity Number", 300, 260), line(number, 300, 285), line("Date of Birth", 300, 320),
      line(birth, 300, 345),
    ]
  }

  static let declared: JSON = ["family_name": "Dlamini", "given_names": "Thabo"]

  static func report(
    _ lines: [DocumentObservation.Line], record: JSON = declared, type: DocumentType = .identityCard,
    countries: AcceptedDocument.Countries = .any, sharpness: Double = 1
  ) throws -> CheckReport {
    var side = side(lines)
    side.sharpness = sharpness
    let expectations = try DocumentRulesTests.expectations(
      record: record, documents: [AcceptedDocument(type: type, countries: countries)])
    return DocumentRules.report(on: DocumentRulesTests.observation([side]), against: expectations)
  }

  @Test func `a card without a zone is read from its print, and its number proves it`() throws {
    let report = try Self.report(Self.southAfrica())
    #expect(report.outcome == .clear, "\(report.reasons)")
    let document = try #require(report.extracted)
    #expect(document.documentType == "identity_card" && document.issuingCountry == "ZAF")
    #expect(document.familyName == "DLAMINI" && document.givenNames == "THABO")
    #expect(document.documentNumber == "7708145112083" && document.dateOfBirth?.description == "1977-08-14")
    let zone = try #require(report.breakdown["visual_zone"])
    #expect(zone["document"]?.text == "zaf.identity_card")
    #expect(zone["number"]?["verdict"]?.text == "holds")
    let birth = try #require(zone["fields"]?.elements?.first { $0["field"]?.text == "date_of_birth" })
    #expect(birth["box"] == [.number(300), .number(345), .number(132), .number(20)])
  }

  @Test(arguments: [[:], ["date_of_birth": "1977-08-14"]] as [JSON])
  func `a name that nothing but its print tells is for a person to read`(record: JSON) throws {
    let report = try Self.report(Self.southAfrica(), record: record)
    #expect(report.outcome == .consider && report.reasons == [.documentUnreadable])
  }

  @Test func `a number without a check digit proves no print`() throws {
    let lines = [
      Self.line("INCOME TAX DEPARTMENT", 40, 10), Self.line("Permanent Account Number", 40, 60),
      Self.line("ABCPE1234F", 40, 85), Self.line("Name", 40, 140), Self.line("THABO DLAMINI", 40, 165),
      Self.line("Date of Birth", 40, 220), Self.line("14/08/1977", 40, 245),
    ]
    let report = try Self.report(lines)
    #expect(report.extracted?.documentNumber == "ABCPE1234F" && report.extracted?.fullName == "THABO DLAMINI")
    #expect(report.breakdown["comparisons"]?["full_name"]?.text == "equal")
    #expect(report.outcome == .consider && report.reasons == [.documentUnreadable])
  }

  @Test(arguments: [
    ("770814 5112 08 4", "14 AUG 1977", "M", [ReasonCode.documentCheckDigit, .documentUnreadable]),
    ("770814 5112 08 3", "15 AUG 1977", "M", [.documentDataMismatch]),
    ("770814 5112 08 3", "14 AUG 1977", "F", [.documentDataMismatch]),
    ("NUMBER", "14 AUG 1977", "M", [.documentUnreadable]),
  ])
  func `a number that gainsays itself or the print is for a person to look at`(
    number: String, birth: String, sex: String, reasons: [ReasonCode]
  ) throws {
    let report = try Self.report(Self.southAfrica(number: number, birth: birth, sex: sex))
    #expect(report.outcome == .consider && report.reasons == reasons)
  }

  @Test(arguments: [
    (0.19, CheckOutcome.notAssessed, [ReasonCode.imageBlurred]),
    (0.2, .consider, [.documentCheckDigit, .documentUnreadable]),
  ])
  func `a wrong number on a poor picture is a picture to take again`(
    sharpness: Double, outcome: CheckOutcome, reasons: [ReasonCode]
  ) throws {
    let report = try Self.report(Self.southAfrica(number: "770814 5112 08 4"), sharpness: sharpness)
    #expect(report.outcome == outcome && report.reasons == reasons)
  }

  @Test(arguments: [
    ("family_name", "Dlamini", CheckOutcome.clear, [ReasonCode]()),
    ("family_name", "Dlamina", .consider, [.documentUnreadable]),
    ("family_name", "Mokoena", .consider, [.documentDataMismatch, .documentUnreadable]),
    ("given_names", "Thabo", .clear, []),
    ("date_of_birth", "1977-08-15", .consider, [.documentUnreadable]),
    ("date_of_birth", "1978-09-14", .consider, [.documentDataMismatch]),
    ("sex", "F", .consider, [.documentDataMismatch]),
  ])
  func `what differs by a letter may be misread, what differs by more is another`(
    field: String, value: String, outcome: CheckOutcome, reasons: [ReasonCode]
  ) throws {
    let others = (Self.declared.members ?? []).filter { $0.name != field }
    let report = try Self.report(Self.southAfrica(), record: .object(others + [JSON.Member(field, .string(value))]))
    #expect(report.outcome == outcome && report.reasons == reasons)
  }

  @Test func `a number that nobody may keep is masked wherever it stands`() throws {
    let lines = [
      Self.line("주민등록증", 40, 10, .korean), Self.line("성명 견서연", 40, 60, .korean),
      Self.line("680607-2724239", 40, 110, .korean), Self.line("주민등록번호 680607-2724239", 40, 150, .korean),
    ]
    let report = try Self.report(lines)
    let document = try #require(report.extracted)
    #expect(document.documentNumber == "*************" && document.personalNumber == "*************")
    #expect(document.dateOfBirth?.description == "1968-06-07" && document.sex == "F")
    #expect(document.nativeNames?.family == "견" && document.nativeNames?.given == "서연")
    let record = report.breakdown.compactText
    #expect(!record.contains("2724239") && record.contains("******-*******"))
  }

  @Test func `native names are held against what was declared in Latin`() throws {
    let lines = [
      Self.line("УКРАЇНА UKRAINE", 40, 10, .cyrillic), Self.line("ПАСПОРТ ГРОМАДЯНИНА УКРАЇНИ", 40, 40, .cyrillic),
      Self.line("Surname", 40, 80), Self.line("Щербенко", 40, 105, .cyrillic), Self.line("Name", 40, 140),
      Self.line("Олеся", 40, 165, .cyrillic), Self.line("Date of birth", 40, 200), Self.line("01.02.1990", 40, 225),
      Self.line("Document No", 40, 260), Self.line("001234567", 40, 285),
    ]
    let record: JSON = ["family_name": "Shcherbenko", "given_names": "Olesia"]
    let report = try Self.report(lines, record: record)
    #expect(report.extracted?.nativeNames?.family == "Щербенко")
    #expect(report.extracted?.latinNames == ExtractedDocument.Names(family: "SHCHERBENKO", given: "OLESIA", full: nil))
    #expect(report.breakdown["romanisation"] == ["family_name": "icao_9303", "given_names": "icao_9303"])
    #expect(report.breakdown["comparisons"]?["family_name"]?.text == "equal")
    #expect(report.breakdown["comparisons"]?["given_names"]?.text == "equal")
    // The zone on the card's back was not seen.
    #expect(report.outcome == .consider && report.reasons.contains(.evidenceMissing))
    #expect(report.retake == .documentBack)
    let other = try Self.report(lines, record: ["family_name": "Kovalenko"])
    #expect(other.reasons.contains(.documentDataMismatch))
  }

  @Test func `a name that nothing tells how to read has no Latin form, and the record says so`() throws {
    let names = try #require(ExtractedDocument.Names(family: "鈴木", given: "あい", full: nil))
    #expect(names.romanised(issuer: "JPN") == ExtractedDocument.Names(family: nil, given: "AI", full: nil))
    #expect(names.romanisation(issuer: "JPN") == ["family_name": "none", "given_names": "hepburn"])
    let unread = try #require(ExtractedDocument.Names(family: nil, given: nil, full: "鈴木愛"))
    #expect(unread.romanised(issuer: "JPN") == nil && unread.romanisation(issuer: "JPN") == ["full_name": "none"])
  }

  @Test func `a document without native names has no romanisation`() throws {
    let report = try Self.report(Self.southAfrica())
    #expect(report.extracted?.latinNames == nil && report.breakdown["romanisation"] == nil)
    #expect(report.extracted?.json["latin_names"] == .null)
  }

  @Test func `a Latin name that was changed is not covered up by the native one beside it`() throws {
    var side = try #require(DocumentRulesTests.observation().sides.first)
    side.hasPortrait = true
    side.lines = [
      Self.line("Surname", 40, 60), Self.line("HOLMGREN", 400, 85), Self.line("Фамилия", 40, 60, .cyrillic),
      Self.line("Линдквист", 40, 85, .cyrillic), Self.line("Surname", 400, 60),
    ]
    let report = DocumentRules.report(
      on: DocumentRulesTests.observation([side]), against: try DocumentRulesTests.expectations())
    #expect(report.breakdown["comparisons"]?["mrz_visual_zone"]?["family_name"]?.text == "different")
    #expect(report.reasons == [.documentDataMismatch])
  }

  @Test func `figures that only look like the number of the person are not held against it`() throws {
    var lines = Self.southAfrica()
    lines.append(Self.line("770814 5112 08 4", 40, 500))
    #expect(try Self.report(lines).outcome == .clear)
  }

  @Test(arguments: [(5, CheckOutcome.notAssessed, ReasonCode.documentUnreadable), (6, .consider, .documentNotAccepted)])
  func `print that was read and is of no known kind is not accepted, with what was seen`(
    count: Int, outcome: CheckOutcome, reason: ReasonCode
  ) throws {
    let lines = (0..<count).map { Self.line("LIBRARY CARD \($0)", 40, Double($0) * 40) }
    let report = try Self.report(lines)
    #expect(report.outcome == outcome && report.reasons == [reason] && report.extracted == nil)
    #expect(report.breakdown["visual_zone"]?["lines"]?.elements?.count == count)
  }

  @Test(arguments: [
    ("LINDQVIST", "XU4821907", "02 JUN 2034", [ReasonCode]()), ("LINDQWIST", "XU4821907", "02 JUN 2034", []),
    ("HOLMGREN", "XU4821907", "02 JUN 2034", [.documentDataMismatch]),
    ("LINDQVIST", "XU4821907", "12 JUL 2034", [.documentDataMismatch]),
    ("LINDQVIST", "AB9999907", "02 JUN 2034", [.documentDataMismatch]),
  ])
  func `print that names another than the zone is for a person to look at, a letter misread is not`(
    name: String, number: String, expiry: String, reasons: [ReasonCode]
  ) throws {
    var side = try #require(DocumentRulesTests.observation().sides.first)
    side.hasPortrait = true
    side.lines = [
      Self.line("Surname / Nom", 40, 60), Self.line(name, 40, 85), Self.line("Passport No", 400, 60),
      Self.line(number, 400, 85), Self.line("Date of expiry", 400, 200), Self.line(expiry, 400, 225),
    ]
    let report = DocumentRules.report(
      on: DocumentRulesTests.observation([side]), against: try DocumentRulesTests.expectations())
    #expect(report.reasons == reasons)
  }
}
