import Domain
import Testing

@testable import Checks

@Suite("Documents with a barcode")
struct BarcodeDocumentTests {
  /// A licence of Virginia of version 10, with the layout of the standard's own example.
  static func payload(
    kind: String = "DL", number: String = "T64235789", family: String = "HOLMGREN", birth: String = "06061986",
    expiry: String = "12102034"
  ) -> [UInt8] {
    let elements = [
      "DAQ" + number, "DCS" + family, "DDEN", "DACMICHAEL", "DDFN", "DADJOHN", "DDGN", "DCUJR", "DCAD", "DCBK", "DCDPH",
      "DBD06062019", "DBB" + birth, "DBA" + expiry, "DBC1", "DAU068 in", "DAYBRO", "DAG2300 WEST BROAD STREET",
      "DAIRICHMOND", "DAJVA", "DAK232690000  ", "DCF2424244747474786102204", "DCGUSA", "DCK123456789", "DDAF",
      "DDB06062018", "DDC06062034", "DDD1",
    ]
    let subfile = kind + elements.joined(separator: "\n") + "\r"
    let length = String(subfile.utf8.count)
    let padded = String(repeating: "0", count: 4 - length.count) + length
    return Array(("@\n\u{1E}\rANSI 636000100001\(kind)0031" + padded + subfile).utf8)
  }

  static func side(
    _ kind: EvidenceKind, barcode: [UInt8]? = nil, zone: [String]? = nil, portrait: Bool = true
  ) -> DocumentObservation.Side {
    var side = DocumentObservation.Side(kind: kind)
    side.pageFound = true
    side.sharpness = 1
    side.hasPortrait = portrait
    side.barcodes = barcode.map { [DocumentObservation.Barcode(symbology: "pdf417", content: $0)] } ?? []
    side.zone = zone.map { DocumentRulesTests.zone($0) }
    return side
  }

  static func report(
    _ sides: [DocumentObservation.Side], record: JSON = .object([]), accepted: [AcceptedDocument]? = nil
  ) throws -> CheckReport {
    var expectations = try DocumentRulesTests.expectations(
      record: record, documents: accepted ?? [AcceptedDocument(type: .drivingLicence, countries: .only(["USA"]))])
    expectations.minimumAge = 18
    return DocumentRules.report(on: DocumentRulesTests.observation(sides), against: expectations)
  }

  @Test func `a licence is read from the barcode on its back`() throws {
    let report = try Self.report([Self.side(.documentFront), Self.side(.documentBack, barcode: Self.payload())])
    #expect(report.outcome == .clear, "\(report.reasons)")
    let document = try #require(report.extracted)
    #expect(document.documentType == "driving_licence" && document.issuingCountry == "USA")
    #expect(document.documentNumber == "T64235789" && document.familyName == "HOLMGREN")
    #expect(document.givenNames == "MICHAEL JOHN" && document.sex == "M")
    #expect(document.dateOfBirth?.description == "1986-06-06")
    #expect(document.dateOfExpiry?.description == "2034-12-10")
    #expect(report.breakdown["barcode"]?["jurisdiction"]?.text == "VA")
    #expect(report.breakdown["barcode"]?["findings"]?.elements?.isEmpty == true)
  }

  @Test(arguments: [("DL", "driving_licence", "DRIVER'S LICENSE"), ("ID", "identity_card", "IDENTIFICATION CARD")])
  func `the kind of subfile says whether the card is a licence`(kind: String, type: String, title: String) throws {
    var front = Self.side(.documentFront)
    front.lines = [PrintedDocumentTests.line("VIRGINIA", 40, 10), PrintedDocumentTests.line(title, 40, 40)]
    let accepted = [AcceptedDocument(type: try #require(DocumentType(rawValue: type)), countries: .only(["USA"]))]
    let report = try Self.report(
      [front, Self.side(.documentBack, barcode: Self.payload(kind: kind))], accepted: accepted)
    #expect(report.outcome == .clear, "\(report.reasons)")
    #expect(report.extracted?.documentType == type)
    #expect(report.breakdown["visual_zone"]?["document"]?.text == "usa." + type)
    let alone = try Self.report(
      [Self.side(.documentBack, barcode: Self.payload(kind: kind), portrait: false)], accepted: accepted)
    #expect(alone.reasons == [.evidenceMissing] && alone.retake == .documentFront)
  }

  @Test(arguments: [
    ("customer_id_number", JSON.string("T64235789")), ("document_issue_date", "2019-06-06"),
    ("physical_description_height", "068 in"), ("physical_description_eye_color", "BRO"),
    ("jurisdiction_specific_vehicle_class", "D"), ("jurisdiction_specific_restriction_codes", "K"),
    ("jurisdiction_specific_endorsement_codes", "PH"), ("inventory_control_number", "123456789"),
    ("limited_duration_document_indicator", .bool(true)),
  ])
  func `every element of a licence is in the record under the standard's name`(name: String, value: JSON) throws {
    let report = try Self.report([Self.side(.documentFront), Self.side(.documentBack, barcode: Self.payload())])
    let record = try #require(report.breakdown["barcode"])
    #expect(record["elements"]?[name] == value)
    #expect(record["elements"]?.members?.count == 28 && record["unnamed_elements"] == .integer(0))
    #expect(record["height_centimetres"] == .integer(173) && record["jurisdiction_elements"] == .integer(0))
  }

  @Test func `a symbol is in the record with its side and its place`() throws {
    var back = Self.side(.documentBack, barcode: Self.payload())
    back.barcodes.append(
      DocumentObservation.Barcode(
        symbology: "qr", content: [1, 2], box: DocumentObservation.Box(x: 1, y: 2, width: 3, height: 4)))
    let symbols = try Self.report([Self.side(.documentFront), back]).breakdown["barcodes"]?.elements
    #expect(symbols?.first?["box"] == .null && symbols?.first?["refused"] == nil)
    #expect(symbols?.first?["format"]?.text == "aamva")
    #expect(
      symbols?.last == [
        "symbology": "qr", "bytes": 2, "side": "document_back", "box": .array([1, 2, 3, 4].map(JSON.number)),
        "format": .null,
      ])
  }

  @Test(arguments: [
    ("family_name", "Holmgren", CheckOutcome.clear), ("family_name", "Holmgrun", .consider),
    ("date_of_birth", "1986-06-06", .clear), ("date_of_birth", "1986-06-07", .consider), ("sex", "F", .consider),
  ])
  func `what the applicant declared is compared with the barcode`(
    field: String, value: String, outcome: CheckOutcome
  ) throws {
    let sides = [Self.side(.documentFront), Self.side(.documentBack, barcode: Self.payload())]
    #expect(try Self.report(sides, record: .object([JSON.Member(field, .string(value))])).outcome == outcome)
  }

  @Test(arguments: [("11222026", CheckOutcome.rejected), ("11232026", .clear)])
  func `a licence is valid through its last day`(expiry: String, outcome: CheckOutcome) throws {
    let sides = [Self.side(.documentFront), Self.side(.documentBack, barcode: Self.payload(expiry: expiry))]
    let report = try Self.report(sides)
    #expect(report.outcome == outcome)
    #expect(report.reasons == (outcome == .clear ? [] : [.documentExpired]))
  }

  @Test(arguments: [("11242008", CheckOutcome.rejected), ("11232008", .clear)])
  func `the minimum age counts for licences too`(birth: String, outcome: CheckOutcome) throws {
    let sides = [Self.side(.documentFront), Self.side(.documentBack, barcode: Self.payload(birth: birth))]
    #expect(try Self.report(sides).outcome == outcome)
  }

  @Test func `a licence is refused where only passports are taken`() throws {
    let sides = [Self.side(.documentFront), Self.side(.documentBack, barcode: Self.payload())]
    let report = try Self.report(sides, accepted: [AcceptedDocument(type: .passport, countries: .any)])
    #expect(report.outcome == .rejected && report.reasons.contains(.documentNotAccepted))
  }

  @Test(arguments: ["SAMPLE", "MUSTERMANN", "SPECIMEN"])
  func `a name that issuers make up is for a person to look at`(family: String) throws {
    let sides = [Self.side(.documentFront), Self.side(.documentBack, barcode: Self.payload(family: family))]
    let report = try Self.report(sides)
    #expect(report.outcome == .consider && report.reasons == [.documentSpecimen])
  }

  @Test func `a barcode alone is no document`() throws {
    let report = try Self.report([Self.side(.documentFront, barcode: Self.payload(), portrait: false)])
    #expect(report.outcome == .consider && report.reasons == [.evidenceMissing] && report.retake == .documentFront)
  }

  @Test func `sides that name two people do not belong together`() throws {
    let zone = Self.side(.documentFront, zone: DocumentRulesTests.lines)
    let report = try Self.report(
      [zone, Self.side(.documentBack, barcode: Self.payload())],
      accepted: [AcceptedDocument(type: .passport, countries: .only(["UTO"]))])
    #expect(report.reasons.contains(.documentFrontBackMismatch))
    #expect(report.breakdown["comparisons"]?["mrz_barcode"]?["family_name"]?.text == "different")
  }

  @Test(arguments: [Array("ASSAY".utf8), [], [0x40], Array("@\n\u{1E}\rANSI ".utf8)] as [[UInt8]])
  func `another symbol than a licence's says nothing`(content: [UInt8]) throws {
    let report = try Self.report([Self.side(.documentFront, barcode: content)])
    #expect(report.outcome == .notAssessed && report.reasons == [.documentUnreadable])
  }

  @Test(arguments: [(0.0059, 200.0, [ReasonCode.imageNoColour]), (0.006, 200, []), (0.0, 59, [])])
  func `a copy without colour is for a person to look at, where there is light to tell`(
    spread: Double, brightness: Double, reasons: [ReasonCode]
  ) throws {
    var side = Self.side(.documentFront, barcode: Self.payload())
    side.colourSpread = spread
    side.brightness = brightness
    #expect(try Self.report([side]).reasons == reasons)
  }

  @Test func `a back that is printed in black alone is no copy`() throws {
    var back = Self.side(.documentBack, barcode: Self.payload(), portrait: false)
    back.colourSpread = 0
    #expect(try Self.report([Self.side(.documentFront), back]).outcome == .clear)
  }

  @Test(arguments: [(59.0, ReasonCode.imageTooDark), (60, .documentUnreadable)])
  func `a dark picture is called dark and not blurred`(brightness: Double, reason: ReasonCode) throws {
    var side = Self.side(.documentFront)
    side.brightness = brightness
    side.sharpness = brightness < 60 ? 0 : 1
    #expect(try Self.report([side]).reasons == [reason])
  }

  @Test func `each side keeps its own pictures`() throws {
    var (front, back) = (Self.side(.documentFront), Self.side(.documentBack, barcode: Self.payload()))
    (front.rectified, back.rectified, back.annotated) = ([1], [2], [3])
    let views = try Self.report([front, back, back]).views
    #expect(views.map(\.kind) == [.documentFront, .documentBack, .documentBack])
    #expect(views.map(\.bytes) == [[1], [2], [3]])
  }
}
