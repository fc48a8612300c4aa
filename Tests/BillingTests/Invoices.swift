import Billing
import Domain
import Foundation

/// Invoices for tests.
enum Invoices {
  static let tax = TaxTerms(category: .standard, percent: "19", reason: nil)

  static func period(_ name: String = "2026-11", in zone: String = "Europe/Berlin") throws -> BillingPeriod {
    try BillingPeriod.month(named: name, in: zone)
  }

  static func tally(
    _ meter: String = "document", _ quantity: Int64 = 3, price: String = "0.35", period: String = "2026-11",
    currency: String = "EUR"
  ) -> UsageTally {
    UsageTally(
      period: period, meter: meter, unitPrice: price, currency: currency, priceBook: "standard-2026@1",
      quantity: quantity)
  }

  static func content(
    _ tallies: [UsageTally], tax: TaxTerms = Invoices.tax, currency: String = "EUR"
  ) throws -> InvoiceContent {
    try InvoiceFold.content(
      InvoiceID.first(of: 0), of: try period(), in: currency, from: tallies, taxedAt: tax)
  }

  /// An issued invoice between complete parties.
  static func issued(_ content: InvoiceContent, correcting: InvoiceCorrection? = nil) throws -> IssuedInvoice {
    var address = BillingAddress(line1: "Main & First <1>")
    (address.city, address.country) = ("Berlin", "DEU")
    let tax = content.taxes.first?.terms ?? tax
    var seller = Seller(name: "Seller", address: address, tax: tax, paymentDays: 14, graceDays: 2)
    (seller.vatID, seller.companyID) = ("DE1", "HRB 1")
    var buyer = Buyer(name: "Buyer", address: address)
    (buyer.vatID, buyer.purchaseOrder) = ("DE2", "PO \"7\"")
    let day = CalendarDate(utc: Date(timeIntervalSince1970: 1_796_083_200))
    var document = InvoiceDocument(content: content, seller: seller, buyer: buyer, issuedOn: day)
    document.correction = correcting
    if correcting == nil { document.dueOn = day.adding(days: 14) }
    return IssuedInvoice(
      position: 7, number: IssuedInvoice.number(of: "acme", at: 7), document: document,
      issuedAt: Date(timeIntervalSince1970: 1_796_083_200))
  }
}
