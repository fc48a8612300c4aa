import Domain
import Testing

@testable import Checks

@Suite("Codes of issuers and nationalities")
struct IssuerCodeTests {
  static func report(
    issuer: String = "SWE", nationality: String = "SWE", type: DocumentType = .passport,
    countries: AcceptedDocument.Countries = .any
  ) throws -> CheckReport {
    let lines = [
      DocumentRulesTests.lines[0].replacing("UTO", with: issuer),
      DocumentRulesTests.lines[1].replacing("UTO", with: nationality),
    ]
    return DocumentRules.report(
      on: DocumentRulesTests.observation(lines),
      against: try DocumentRulesTests.expectations(documents: [AcceptedDocument(type: type, countries: countries)]))
  }

  @Test(arguments: ["SWE", "D<<", "XOM", "UNO", "EUE", "GBD", "RKS", "XXB"])
  func `an issuer that there is passes`(code: String) throws {
    let report = try Self.report(issuer: code, nationality: code)
    #expect(report.outcome == .clear, "\(report.reasons)")
    #expect(report.breakdown["comparisons"]?["unknown_codes"] == nil)
  }

  @Test(arguments: [AcceptedDocument.Countries.any, .only(["SWE"])])
  func `an issuer that nobody is is not taken, and a person sees its code`(
    countries: AcceptedDocument.Countries
  ) throws {
    let report = try Self.report(issuer: "XQZ", countries: countries)
    #expect(report.outcome == .consider && report.reasons == [.documentNotAccepted])
    #expect(report.breakdown["comparisons"]?["unknown_codes"] == ["issuing_state": "XQZ"])
    #expect(report.extracted?.issuingCountry == "XQZ")
  }

  @Test(arguments: [("NOR", DocumentType.passport), ("SWE", .visa), ("XQZ", .visa)])
  func `what is known not to be taken is refused`(issuer: String, type: DocumentType) throws {
    let report = try Self.report(issuer: issuer, type: type, countries: .only(["SWE"]))
    #expect(report.outcome == .rejected && report.reasons == [.documentNotAccepted])
  }

  @Test(arguments: ["XQZ", "<<<", "XXD"])
  func `a nationality that there is not is for a person to look at`(code: String) throws {
    let report = try Self.report(nationality: code)
    #expect(report.outcome == .consider && report.reasons == [.documentIrregular])
    let said = String(code.prefix { $0 != "<" })
    #expect(report.breakdown["comparisons"]?["unknown_codes"] == ["nationality": .string(said)])
  }
}
