import Billing
import Domain
import Foundation

/// Invoices for tests.
enum Invoices {
  static let tax = TaxTerms(category: .standard, percent: "19", reason: nil)
  static let id = InvoiceID.first(of: 0)
  static let prices: JSON = [
    "document": "0.35", "face_match": "0.0035", "screening": "0.105", "proof_of_address": "1.25",
  ]

  static func period(_ name: String = "2026-11", in zone: String = "Europe/Berlin") throws -> BillingPeriod {
    try BillingPeriod.month(named: name, in: zone)
  }

  static func tally(
    _ meter: String = "document", _ quantity: Int64 = 3, period: String = "2026-11", book: String = "b-1@1",
    outcome: CheckOutcome? = .clear, billed: Int64 = 0
  ) -> UsageTally {
    UsageTally(
      period: period, meter: meter, priceBook: book, outcome: outcome, dimensions: [:], quantity: quantity,
      billed: billed)
  }

  /// The fold of November; months from `firstClosed` on were closed.
  static func fold(
    _ tallies: [UsageTally], under books: [BookInForce], currency: String = "EUR", firstClosed: String? = "2026-01"
  ) throws -> InvoiceFold {
    let names = Set(tallies.map(\.period)).union(["2026-11"])
    return try InvoiceFold(
      of: try period(), in: currency, from: tallies,
      under: Dictionary(uniqueKeysWithValues: names.map { ($0, books) }),
      since: UsageFrontier(
        firstClosed: firstClosed, lastClosed: firstClosed == nil ? nil : "2026-10", through: 0, horizon: 0,
        earliest: nil))
  }

  /// The fold under a book that held on 28 days, so that it does in any month.
  static func content(
    _ tallies: [UsageTally], prices: JSON = Invoices.prices, tax: TaxTerms = Invoices.tax, currency: String = "EUR"
  ) throws -> InvoiceContent {
    let books = [BookInForce(book: try Books.book(prices, currency: currency), days: 28)]
    return try fold(tallies, under: books, currency: currency).content(id, taxedAt: tax)
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
