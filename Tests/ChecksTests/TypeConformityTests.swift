import Domain
import Testing

@testable import Checks

/// What issuers give their documents out with.
@Suite("Documents as their issuers make them")
struct TypeConformityTests {
  static func type(_ id: String) throws -> DocumentSpecification {
    try #require(DocumentSpecifications.all.first { $0.id == id })
  }

  static func findings(
    _ id: String, number: String? = nil, birth: String? = nil, issue: String? = nil, expiry: String? = nil
  ) throws -> [TypeConformity.Finding] {
    var fields = DocumentFields(source: .visualZone)
    fields.documentNumber = number
    fields.dateOfBirth = birth.flatMap { CalendarDate(iso: $0) }
    fields.dateOfIssue = issue.flatMap { CalendarDate(iso: $0) }
    fields.dateOfExpiry = expiry.flatMap { CalendarDate(iso: $0) }
    let today = try #require(CalendarDate(iso: "2026-11-23"))
    return TypeConformity.findings(of: fields, zone: nil, under: try type(id), on: today)
  }

  @Test(
    arguments: [
      ("pol.identity_card", "ZZC108201", "holds", nil),
      ("pol.identity_card", "ZZC108202", "check_digit_wrong", .documentCheckDigit),
      ("deu.identity_card", "LZ6311047", "holds", nil),
      ("deu.identity_card", "LZ63110O7", "impossible", .documentIrregular),
      ("srb.identity_card", "9555555460", "malformed", .documentIrregular),
    ] as [(String, String, String, ReasonCode?)])
  func `a number that is not of the type's form is for a person to look at`(
    id: String, number: String, verdict: String, reason: ReasonCode?
  ) throws {
    let found = try Self.findings(id, number: number)
    #expect(found.map(\.member) == [JSON.Member("document_number_format", .string(verdict))])
    #expect(found.map(\.reason) == [reason])
  }

  @Test(
    arguments: [
      ("deu.identity_card", "1996-01-01", "2020-01-01", "2030-01-01", true),
      ("deu.identity_card", "1996-01-01", "2020-01-01", "2030-01-02", false),
      ("deu.identity_card", "1996-01-02", "2020-01-01", "2026-01-01", true),
      ("deu.identity_card", "1996-01-02", "2020-01-01", "2026-01-02", false),
      ("swe.identity_card", "1980-01-01", "2020-02-29", "2025-03-01", true),
      ("swe.identity_card", "1980-01-01", "2020-02-29", "2025-03-02", false),
      ("icao.passport", "1980-01-01", "2020-05-04", "2031-05-04", true),
      ("icao.passport", "1980-01-01", "2020-05-04", "2031-05-05", false),
      ("icao.passport", "1980-01-01", nil, "2037-11-23", true),
      ("icao.passport", "1980-01-01", nil, "2037-11-24", false),
      ("fra.identity_card", "1980-01-01", nil, "2041-11-23", true),
      ("fra.identity_card", "1980-01-01", nil, "2041-11-24", false),
    ] as [(String, String, String?, String, Bool)])
  func `a validity that the issuer does not give is for a person to look at`(
    id: String, birth: String, issue: String?, expiry: String, agrees: Bool
  ) throws {
    let found = try Self.findings(id, birth: birth, issue: issue, expiry: expiry)
    #expect(found.map(\.member) == [JSON.Member("validity_years", agrees ? "equal" : "different")])
    #expect(found.map(\.reason) == [agrees ? nil : ReasonCode.documentIrregular])
  }

  @Test func `without a day of issue nothing is held against terms that depend on it or on an age`() throws {
    for id in ["esp.identity_card", "aut.identity_card", "aut.driving_licence"] {
      #expect(try Self.findings(id, birth: "1980-01-01", expiry: "2090-01-01").isEmpty, "\(id)")
    }
  }

  @Test(arguments: ["icao.identity_card", "nor.identity_card", "usa.driving_licence"])
  func `of a type that nothing is known of nothing is said`(id: String) throws {
    let found = try Self.findings(
      id, number: "?", birth: "1980-01-01", issue: "2020-01-01", expiry: "2090-01-01")
    #expect(found.isEmpty)
  }

  @Test func `a published specimen is as its issuer makes it`() throws {
    let lines = ["IDSRB95555554612902968000000<<", "6802295F1307245SRB<<<<<<<<<<<6", "TEST<<MILICA<<<<<<<<<<<<<<<<<<"]
    var front = DocumentSidesTests.Picture.cardFront.side(.documentFront, zone: ("TD1", lines))
    front.lines = [PrintedDocumentTests.line("SRBIJA", 40, 10), PrintedDocumentTests.line("LIČNA KARTA", 40, 40)]
    let back = DocumentSidesTests.Picture.back.side(.documentFront, zone: ("TD1", lines))
    let report = try DocumentSidesTests.report(
      [front, back], type: .identityCard, today: "2013-01-01", issuer: "SRB")
    #expect(report.outcome == .clear, "\(report.reasons)")
    #expect(report.breakdown["comparisons"]?["document_code"]?.text == "equal")
    #expect(report.breakdown["comparisons"]?["document_number_format"]?.text == "holds")
  }
}
