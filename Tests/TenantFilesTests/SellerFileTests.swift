import Domain
import TenantFiles
import Testing

@Suite("The operator's file")
struct SellerFileTests {
  private static let least =
    "legal_name: A\naddress: {line1: B, city: C, country: DEU}\nvat_id: DE1234\ntax: {category: S, rate: \"19\"}\n"

  @Test func `the shipped file is read`() throws {
    let seller = try SellerFile.parse(yaml: try ShippedTenants.text("seller/demo.yaml"), fileName: "demo.yaml")
    #expect(seller.address.isComplete)
    #expect(seller.iban == "DE89370400440532013000")
    #expect(seller.tax.category == .exempt)
    #expect((seller.paymentDays, seller.graceDays) == (14, 2))
  }

  @Test func `what is left out has the documented defaults`() throws {
    let seller = try SellerFile.parse(yaml: Self.least, fileName: "x")
    #expect((seller.paymentDays, seller.graceDays) == (14, 2))
    #expect((seller.iban, seller.email, seller.companyID) == (nil, nil, nil))
    #expect(seller.tax == TaxTerms(category: .standard, percent: "19", reason: nil))
  }

  @Test(arguments: [
    ("iban: DE88370400440532013000", "iban"), ("payment_days: 366", "payment_days"), ("grace_days: 29", "grace_days"),
    ("grace_days: -1", "grace_days"), ("colour: red", "colour"),
  ])
  func `a wrong value is named`(line: String, path: String) {
    let error = #expect(throws: TenantFileError.self) { try SellerFile.parse(yaml: Self.least + line, fileName: "x") }
    #expect(error?.issues.map(\.path.description) == [path])
  }

  @Test(arguments: [("DE1234", "12"), ("1234", "vat_id"), ("XX1234", "vat_id"), ("EL1234", "12")])
  func `an identifier begins with its country`(vatID: String, path: String) throws {
    let yaml = Self.least.replacing("vat_id: DE1234", with: "vat_id: \(vatID)")
    do throws(TenantFileError) {
      _ = try SellerFile.parse(yaml: yaml, fileName: "x")
      #expect(path == "12")
    } catch {
      #expect(error.issues.map(\.path.description) == [path])
    }
  }

  @Test func `outside of value-added tax a register's number stands in`() throws {
    let yaml = "legal_name: A\naddress: {line1: B, city: C, country: USA}\ntax: {category: O}\n"
    let error = #expect(throws: TenantFileError.self) { try SellerFile.parse(yaml: yaml, fileName: "x") }
    #expect(error?.issues.map(\.path.description) == ["company_id"])
    let seller = try SellerFile.parse(yaml: yaml + "company_id: \"5\"\n", fileName: "x")
    #expect(seller.tax.reason == "Not subject to value-added tax")
  }
}
