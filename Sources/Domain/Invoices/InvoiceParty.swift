/// Where somebody receives letters.
public struct BillingAddress: Sendable, Hashable, Codable {
  /// Street and number, or the whole address as one line where its parts were not told.
  public var line1: String
  /// What stands below.
  public var line2: String?
  /// As the post writes it.
  public var postalCode: String?
  /// Town.
  public var city: String?
  /// State or province.
  public var region: String?
  /// ISO 3166-1 alpha-3.
  public var country: String?

  /// An address of one line.
  public init(line1: String) { self.line1 = line1 }

  /// True where an invoice may go there: the town (Directive 2006/112/EC, Article 226, point 5: the full address) and
  /// the country (EN 16931, BR-9 and BR-11) are known.
  public var isComplete: Bool { city != nil && country != nil }
}

/// Who sells: the operator, the same for all tenants.
public struct Seller: Sendable, Hashable, Codable {
  /// Legal name.
  public var name: String
  /// Its address; complete.
  public var address: BillingAddress
  /// VAT identifier, with its country's prefix.
  public var vatID: String?
  /// Number in a register of companies.
  public var companyID: String?
  /// Where buyers ask.
  public var email: String?
  /// Account that is paid to (ISO 13616); nil where another way was agreed.
  public var iban: String?
  /// Tax of tenants whose file names none.
  public var tax: TaxTerms
  /// Days from the invoice's date until it is due, 0 through 365.
  public var paymentDays: Int
  /// Days from a period's end until its invoice is final, 0 through 28: time for late usage.
  public var graceDays: Int

  /// A seller without VAT identifier, mailbox and account.
  public init(name: String, address: BillingAddress, tax: TaxTerms, paymentDays: Int, graceDays: Int) {
    self.name = name
    self.address = address
    self.tax = tax
    self.paymentDays = paymentDays
    self.graceDays = graceDays
  }
}

/// Who buys: the tenant.
public struct Buyer: Sendable, Hashable, Codable {
  /// Legal name; the tenant's name where it declares none.
  public var name: String
  /// Its address.
  public var address: BillingAddress
  /// VAT identifier, with its country's prefix.
  public var vatID: String?
  /// Its order, which the invoice repeats (BT-13).
  public var purchaseOrder: String?

  /// A buyer without VAT identifier and order.
  public init(name: String, address: BillingAddress) {
    self.name = name
    self.address = address
  }
}

/// Identifiers for value-added tax.
public enum VATIdentifier {
  /// True where the text begins with a country's two letters, `EL` for Greece (EN 16931, BR-CO-9), with more behind
  /// them. Whether it was given to anybody is not asked.
  public static func isWellFormed(_ text: String) -> Bool {
    let prefix = String(text.prefix(2))
    return text.count > 3 && (prefix == "EL" || prefix == "XI" || CountryCode.isAlpha2(prefix))
  }
}

/// What keeps an invoice from being made.
public enum InvoiceGap: String, Sendable, Hashable, CaseIterable {
  /// The operator applied no file of its own.
  case seller
  /// The seller's VAT identifier, which every category but ``TaxCategory/outOfScope`` takes (EN 16931, BR-S-2 and its
  /// kin).
  case sellerVATID = "seller.vat_id"
  /// The seller's number in a register, which stands in for the VAT identifier (EN 16931, BR-CO-26).
  case sellerCompanyID = "seller.company_id"
  /// The buyer's address, with town and country.
  case buyerAddress = "billing.address"
  /// The buyer's VAT identifier: a reverse charge takes one (EN 16931, BR-AE-2), and each begins with its country's two
  /// letters (BR-CO-9).
  case buyerVATID = "billing.vat_id"
}

/// Who sells to whom at what tax.
public struct InvoiceTerms: Sendable, Hashable {
  /// The seller.
  public let seller: Seller
  /// The buyer.
  public let buyer: Buyer
  /// The tenant's tax, else the seller's.
  public let tax: TaxTerms

  /// Terms out of a tenant's and the operator's declarations.
  /// - Throws: ``InvoiceRefusal/incomplete(_:)`` with everything that is missing.
  public init(of tenant: Tenant, from seller: Seller?) throws(InvoiceRefusal) {
    let billing = tenant.policy.billing
    var gaps: [InvoiceGap] = []
    let tax = billing.tax ?? seller?.tax
    if seller == nil { gaps.append(.seller) }
    if seller?.vatID == nil, seller != nil, tax?.category != .outOfScope { gaps.append(.sellerVATID) }
    if seller?.companyID == nil, seller != nil, tax?.category == .outOfScope { gaps.append(.sellerCompanyID) }
    gaps += billing.gaps(taxedBy: tax?.category)
    guard gaps.isEmpty, let seller, let tax, let address = billing.address else { throw .incomplete(gaps) }
    var buyer = Buyer(name: billing.legalName ?? tenant.name, address: address)
    buyer.vatID = billing.vatID
    buyer.purchaseOrder = billing.purchaseOrder
    self.seller = seller
    self.buyer = buyer
    self.tax = tax
  }
}

/// Why an invoice or a credit note was not made.
public enum InvoiceRefusal: Error, Sendable, Hashable {
  /// What is missing, at least one.
  case incomplete([InvoiceGap])
  /// The period is no month, or did not begin yet.
  case periodNotBegun
  /// A line that the invoice does not have, or more than is left of it.
  case notCreditable(line: Int)
  /// Nothing is left to be credited.
  case nothingLeft
  /// A sum beyond what is counted, or usage in another currency than the tenant's.
  case notComputable
  /// What the store says.
  case store(StoreError)
}

extension BillingSettings {
  /// What an invoice to the tenant lacks of its own data: ``InvoiceGap/buyerAddress`` and ``InvoiceGap/buyerVATID``.
  public func gaps(taxedBy category: TaxCategory?) -> [InvoiceGap] {
    var gaps: [InvoiceGap] = []
    if address?.isComplete != true { gaps.append(.buyerAddress) }
    let isWrong = vatID.map { !VATIdentifier.isWellFormed($0) } ?? (category == .reverseCharge)
    if isWrong { gaps.append(.buyerVATID) }
    return gaps
  }
}
