import Billing
import Domain
import Foundation
import Testing

@Suite("UBL after EN 16931")
struct UBLDocumentTests {
  @Test func `an invoice names its parties, period, order and sums`() throws {
    let invoice = try Invoices.issued(try Invoices.content([Invoices.tally(), Invoices.tally(period: "2026-02")]))
    let xml = try UBLDocument(invoice).xml
    for part in [
      "<cbc:ID>ACME-000007</cbc:ID>", "<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>", "<cbc:DueDate>",
      "<cbc:StreetName>Main &amp; First &lt;1&gt;</cbc:StreetName>",
      "<cbc:IdentificationCode>DE</cbc:IdentificationCode>",
      "<cbc:ID>PO &quot;7&quot;</cbc:ID>", "<cbc:StartDate>2026-02-01</cbc:StartDate>",
      "<cbc:EndDate>2026-02-28</cbc:EndDate>", "<cbc:EndDate>2026-11-30</cbc:EndDate>",
      "<cbc:TaxExclusiveAmount currencyID=\"EUR\">2.10</cbc:TaxExclusiveAmount>",
      "<cbc:PayableAmount currencyID=\"EUR\">2.50</cbc:PayableAmount>", "<cbc:Percent>19</cbc:Percent>",
    ] { #expect(xml.contains(part), "\(part)") }
    #expect(try UBLDocument(invoice).xml == xml)
  }

  @Test func `a credit note refers to its invoice and has a root of its own`() throws {
    let content = try Invoices.content([Invoices.tally()])
    let original = try Invoices.issued(content)
    let note = try CreditNote.content(InvoiceID(at: Date()), of: content, taking: [], credited: [:])
    let correction = InvoiceCorrection(
      invoice: content.id, number: original.number, issuedOn: original.document.issuedOn, reason: "Outage")
    let xml = try UBLDocument(try Invoices.issued(note, correcting: correction)).xml
    for part in ["<CreditNote xmlns=", "CreditNoteTypeCode>381<", "<cac:BillingReference>", "CreditedQuantity"] {
      #expect(xml.contains(part), "\(part)")
    }
    #expect(!xml.contains("DueDate"))
  }

  @Test func `outside of value-added tax no identifier of it and no rate is named`() throws {
    let terms = TaxTerms(category: .outOfScope, percent: "0", reason: "Not subject to value-added tax")
    let xml = try UBLDocument(try Invoices.issued(try Invoices.content([Invoices.tally()], tax: terms))).xml
    #expect(!xml.contains("PartyTaxScheme") && !xml.contains("Percent"))
    #expect(xml.contains("VATEX-EU-O"))
  }

  @Test(arguments: [("JPY", true), ("EUR", true), ("KWD", false)])
  func `amounts have two places at most`(currency: String, isPossible: Bool) throws {
    let invoice = try Invoices.issued(
      try Invoices.content([Invoices.tally()], currency: currency))
    do throws(BillingError) {
      _ = try UBLDocument(invoice)
      #expect(isPossible)
    } catch {
      #expect(!isPossible)
      #expect(error == .unknownCurrency(currency))
    }
  }
}
