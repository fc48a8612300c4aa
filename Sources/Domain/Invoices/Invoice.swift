import FoundationEssentials

/// What an invoice says: its period, its lines and its sums, final or not.
public struct InvoiceContent: Sendable, Hashable, Codable {
  /// The same from the first draft on.
  public let id: InvoiceID
  /// What it is for.
  public let period: InvoicePeriod
  /// ISO 4217.
  public let currency: String
  /// By period; in it usage by meter and price book, then the rest by kind; numbered from 1.
  public let lines: [InvoiceItem]
  /// Tax, once for each category and rate.
  public let taxes: [TaxSum]
  /// Sum of the lines.
  public let netMinor: Int64
  /// Sum of the taxes.
  public let taxMinor: Int64
  /// Both.
  public let totalMinor: Int64

  /// Content with its sums.
  public init(
    id: InvoiceID, period: InvoicePeriod, currency: String, lines: [InvoiceItem], taxes: [TaxSum], netMinor: Int64,
    taxMinor: Int64, totalMinor: Int64
  ) {
    self.id = id
    self.period = period
    self.currency = currency
    self.lines = lines
    self.taxes = taxes
    self.netMinor = netMinor
    self.taxMinor = taxMinor
    self.totalMinor = totalMinor
  }
}

/// A calendar month in a tenant's time zone, half-open.
public struct InvoicePeriod: Sendable, Hashable, Codable {
  /// `YYYY-MM`.
  public let name: String
  /// IANA.
  public let timeZone: String
  /// First instant.
  public let start: Date
  /// First instant that no longer belongs to it.
  public let end: Date

  /// A period.
  public init(name: String, timeZone: String, start: Date, end: Date) {
    self.name = name
    self.timeZone = timeZone
    self.start = start
    self.end = end
  }
}

/// The tax of one category and rate.
public struct TaxSum: Sendable, Hashable, Codable {
  /// Category and rate.
  public let terms: TaxTerms
  /// What is taxed.
  public let netMinor: Int64
  /// Rounded half away from zero, once.
  public let taxMinor: Int64

  /// A sum.
  public init(terms: TaxTerms, netMinor: Int64, taxMinor: Int64) {
    self.terms = terms
    self.netMinor = netMinor
    self.taxMinor = taxMinor
  }
}

/// An invoice or credit note about to be issued: everything but its number, which the transaction that makes it final
/// gives.
public struct InvoiceDocument: Sendable, Hashable, Codable {
  /// What it says.
  public var content: InvoiceContent
  /// Who sells.
  public var seller: Seller
  /// Who buys.
  public var buyer: Buyer
  /// Its date, in the tenant's time zone.
  public var issuedOn: CalendarDate
  /// When it is to be paid; nil for a credit note.
  public var dueOn: CalendarDate?
  /// The invoice that a credit note corrects; nil for an invoice.
  public var correction: InvoiceCorrection?

  /// An invoice.
  public init(content: InvoiceContent, seller: Seller, buyer: Buyer, issuedOn: CalendarDate) {
    self.content = content
    self.seller = seller
    self.buyer = buyer
    self.issuedOn = issuedOn
  }
}

/// What a credit note corrects, and why.
public struct InvoiceCorrection: Sendable, Hashable, Codable {
  /// The invoice.
  public let invoice: InvoiceID
  /// Its number.
  public let number: String
  /// Its date.
  public let issuedOn: CalendarDate
  /// For people, 1 through 200 characters.
  public let reason: String

  /// A correction.
  public init(invoice: InvoiceID, number: String, issuedOn: CalendarDate, reason: String) {
    self.invoice = invoice
    self.number = number
    self.issuedOn = issuedOn
    self.reason = reason
  }
}

/// An invoice or credit note that was issued. It never changes.
public struct IssuedInvoice: Sendable, Hashable {
  /// Position in the tenant's series, from 1 without a gap.
  public let position: Int64
  /// The number as it is printed.
  public let number: String
  /// What it says.
  public let document: InvoiceDocument
  /// When.
  public let issuedAt: Date

  /// An invoice.
  public init(position: Int64, number: String, document: InvoiceDocument, issuedAt: Date) {
    self.position = position
    self.number = number
    self.document = document
    self.issuedAt = issuedAt
  }

  /// The number at a position of a tenant's series. A slug has no capitals and two tenants never share one, so that no
  /// number of the seller's is given twice.
  public static func number(of slug: String, at position: Int64) -> String {
    let digits = String(position)
    return slug.uppercased() + "-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }
}
