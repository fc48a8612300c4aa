import Domain
import Foundation
import Testing

@testable import Reports

@Suite("Invoices for people")
struct InvoicePagesTests {
  private static let moment = Date(timeIntervalSince1970: 1_796_083_200)

  private static func content(_ currency: String = "EUR") -> InvoiceContent {
    let terms = TaxTerms(category: .exempt, percent: "0", reason: "Small enterprise")
    let lines = [("document", 3, "2026-11"), ("document", 4, "2026-10"), ("monitoring", 9, "2026-11")].enumerated().map
    {
      InvoiceItem(
        number: $0.offset + 1, period: $0.element.2, meter: $0.element.0, priceBook: "b@1", unitPrice: "0.35",
        quantity: Int64($0.element.1), amount: "1", amountMinor: 100_005)
    }
    return InvoiceContent(
      id: InvoiceID(at: moment),
      period: InvoicePeriod(name: "2026-11", timeZone: "Europe/Berlin", start: moment, end: moment), currency: currency,
      lines: lines, taxes: [TaxSum(terms: terms, netMinor: 300_015, taxMinor: 0)], netMinor: 300_015, taxMinor: 0,
      totalMinor: 300_015)
  }

  private static func issued(_ correction: InvoiceCorrection? = nil, currency: String = "EUR") -> InvoiceView {
    var address = BillingAddress(line1: "Street 1")
    (address.city, address.country) = ("Berlin", "DEU")
    let content = content(currency)
    var seller = Seller(
      name: "Seller", address: address, tax: content.taxes[0].terms, paymentDays: 14, graceDays: 2)
    seller.iban = "DE89370400440532013000"
    let day = CalendarDate(utc: moment)
    var document = InvoiceDocument(
      content: content, seller: seller, buyer: Buyer(name: "Buyer", address: address), issuedOn: day)
    document.correction = correction
    let invoice = IssuedInvoice(position: 1, number: "ACME-000001", document: document, issuedAt: moment)
    return .issued(invoice, InvoiceAccount(settledMinor: 0, isPaid: false, isOverdue: true))
  }

  private func text(_ view: InvoiceView, _ language: Language = .english) -> String {
    "\(InvoicePages(of: view, in: language, drawnUpAt: Self.moment).document)"
  }

  @Test(arguments: Languages.all)
  func `an invoice is whole in every language`(language: Language) {
    let (said, words) = (text(Self.issued(), language), ReportWords.words(of: language))
    for part in [
      words[.invoice], words[.invoiceOverdue], words[.grossTotal], words[.usageChart], "ACME-000001", "Seller", "Buyer",
      "DE89370400440532013000", "Small enterprise", "3000.15", "1000.05", "2026-10",
    ] { #expect(said.contains(part), "\(part)") }
  }

  @Test func `the chart counts each meter once, the most used first`() {
    let blocks = InvoicePages(of: Self.issued(), in: .english, drawnUpAt: Self.moment).document.blocks
    let bars = blocks.compactMap { if case .bars(let bars) = $0 { bars } else { nil } }.flatMap(\.self)
    #expect(bars.map(\.value) == [9, 7])
    #expect(bars.first?.label == "monitoring")
  }

  @Test(arguments: Languages.all)
  func `what is no usage is named, and stands in no chart`(language: Language) {
    func line(_ kind: LineKind, _ meter: String?, _ label: String?, _ price: String?) -> InvoiceItem {
      InvoiceItem(
        number: 1, period: "2026-11", kind: kind, meter: meter, label: label, priceBook: "b@1", unitPrice: price,
        quantity: 1, amount: "1", amountMinor: 100)
    }
    let lines = [
      line(.usage, "monitoring", "1-1000", nil), line(.allowance, "monitoring", nil, "0"),
      line(.discount, nil, nil, "-1"), line(.fee, nil, "Platform", "1"), line(.minimum, nil, nil, "1"),
    ]
    let moment = Self.moment
    let content = InvoiceContent(
      id: InvoiceID(at: moment),
      period: InvoicePeriod(name: "2026-11", timeZone: "UTC", start: moment, end: moment), currency: "EUR",
      lines: lines, taxes: [], netMinor: 500, taxMinor: 0, totalMinor: 500)
    let pages = InvoicePages(of: .open(content, isOver: false), in: language, drawnUpAt: moment).document
    let words = ReportWords.words(of: language)
    for part in [
      "monitoring · 1-1000 · b@1", "monitoring · \(words[.freeUnits]) · b@1", "\(words[.discount]) · b@1",
      "\(words[.fee]) · Platform · b@1", "\(words[.minimum]) · b@1",
    ] { #expect("\(pages)".contains(part), "\(part)") }
    let bars = pages.blocks.compactMap { if case .bars(let bars) = $0 { bars } else { nil } }.flatMap(\.self)
    #expect(bars.map(\.value) == [2])
  }

  @Test func `a draft says that it is none, and names nobody`() {
    let said = text(.open(Self.content(), isOver: false))
    #expect(said.contains(ReportWords.words(of: .english)[.invoiceDraft]))
    #expect(!said.contains("ACME-000001") && !said.contains("Seller\""))
  }

  @Test func `a credit note says what it corrects, and asks for nothing`() {
    let correction = InvoiceCorrection(
      invoice: InvoiceID(at: Self.moment), number: "ACME-000007", issuedOn: CalendarDate(utc: Self.moment),
      reason: "Outage")
    let said = text(Self.issued(correction))
    #expect(said.contains("Credit note") && said.contains("ACME-000007") && said.contains("Outage"))
    #expect(!said.contains("IBAN"))
  }

  @Test(arguments: [("JPY", "300015"), ("KWD", "300.015"), ("EUR", "3000.15")])
  func `money has its currency's places`(currency: String, total: String) {
    #expect(text(Self.issued(currency: currency)).contains("\"\(total)\""))
  }
}
