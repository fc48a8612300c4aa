import Domain
import Testing

@Suite("Codes of issuers")
struct CountryCodeTests {
  @Test(
    arguments: """
      D DEU EUE FRA GBD GBN GBO GBP GBR GBS RKS TWN UNA UNK UNO UTO XBA XCC XCE XCO XDC XEC XES XIM XMP XOM XPO XXA XXB \
      XXC XXX ZWE
      """.split(separator: " ").map(String.init))
  func `every code of ICAO 9303, part 3, section 5 is known`(code: String) {
    #expect(CountryCode.isKnown(code))
  }

  @Test(arguments: ["", "DE", "XQZ", "XXD", "BDR", "fra", "FRAA", "D<<"])
  func `what no state or organisation has is not`(code: String) {
    #expect(!CountryCode.isKnown(code))
  }

  @Test(arguments: [("SWE", true), ("D", true), ("XOM", true), ("XQZ", false), ("UTO", false), ("", false)])
  func `any issuer means any that there is`(issuer: String, isTaken: Bool) {
    #expect(AcceptedDocument(type: .passport, countries: .any).accepts(.passport, from: issuer) == isTaken)
  }
}
