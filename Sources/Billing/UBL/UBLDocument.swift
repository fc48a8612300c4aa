import Domain

/// An invoice or credit note as UBL 2.1 after EN 16931: the core invoice, without any country's additions. Numbers
/// behind `BT` and `BG` are the standard's.
public struct UBLDocument: Sendable {
  private let invoice: IssuedInvoice
  private let digits: Int

  /// - Throws: ``BillingError/unknownCurrency(_:)`` for a currency with more than two digits: the standard's amounts
  ///   have two at most (BR-DEC-09 and its kin).
  public init(_ invoice: IssuedInvoice) throws(BillingError) {
    let currency = invoice.document.content.currency
    guard let digits = Currency.minorDigits(of: currency), digits <= 2 else { throw .unknownCurrency(currency) }
    self.invoice = invoice
    self.digits = digits
  }

  private var document: InvoiceDocument { invoice.document }
  private var content: InvoiceContent { document.content }
  private var isCredit: Bool { document.correction != nil }

  /// The document, the same for the same invoice.
  public var xml: String {
    let kind = isCredit ? "CreditNote" : "Invoice"
    let schema = "urn:oasis:names:specification:ubl:schema:xsd:"
    return XMLNode(
      kind, head + parties + payment + sums + content.lines.map(line),
      [
        ("xmlns", schema + kind + "-2"), ("xmlns:cac", schema + "CommonAggregateComponents-2"),
        ("xmlns:cbc", schema + "CommonBasicComponents-2"),
      ]
    ).document
  }

  private var head: [XMLNode?] {
    [
      XMLNode("cbc:CustomizationID", "urn:cen.eu:en16931:2017"), XMLNode("cbc:ID", invoice.number),
      XMLNode("cbc:IssueDate", document.issuedOn.description),
      document.dueOn.map { XMLNode("cbc:DueDate", $0.description) },
      // UNCL1001: commercial invoice, credit note.
      isCredit ? XMLNode("cbc:CreditNoteTypeCode", "381") : XMLNode("cbc:InvoiceTypeCode", "380"),
      document.correction.map { XMLNode("cbc:Note", $0.reason) }, XMLNode("cbc:DocumentCurrencyCode", content.currency),
      Self.period(content.period.name),
      document.buyer.purchaseOrder.map { XMLNode("cac:OrderReference", [XMLNode("cbc:ID", $0)]) },
      document.correction.map { correction in
        XMLNode(
          "cac:BillingReference",
          [
            XMLNode(
              "cac:InvoiceDocumentReference",
              [
                XMLNode("cbc:ID", correction.number), XMLNode("cbc:IssueDate", correction.issuedOn.description),
              ])
          ])
      },
    ]
  }

  private var parties: [XMLNode?] {
    let (seller, buyer) = (document.seller, document.buyer)
    // Who is outside of value-added tax names no identifier of it (BR-O-2).
    let isTaxed = content.taxes.allSatisfy { $0.terms.category != .outOfScope }
    return [
      XMLNode(
        "cac:AccountingSupplierParty",
        [
          Self.party(
            seller.name, seller.address, vatID: isTaxed ? seller.vatID : nil, companyID: seller.companyID,
            email: seller.email)
        ]),
      XMLNode(
        "cac:AccountingCustomerParty",
        [Self.party(buyer.name, buyer.address, vatID: isTaxed ? buyer.vatID : nil, companyID: nil, email: nil)]),
    ]
  }

  private var payment: [XMLNode?] {
    let terms =
      isCredit ? "Credited to the account." : "Due by \(document.dueOn?.description ?? document.issuedOn.description)."
    let means = document.seller.iban.map { iban in
      XMLNode(
        "cac:PaymentMeans",
        [
          // UNCL4461: credit transfer.
          XMLNode("cbc:PaymentMeansCode", "30"), XMLNode("cbc:PaymentID", invoice.number),
          XMLNode("cac:PayeeFinancialAccount", [XMLNode("cbc:ID", iban)]),
        ])
    }
    return [isCredit ? nil : means, XMLNode("cac:PaymentTerms", [XMLNode("cbc:Note", terms)])]
  }

  private var sums: [XMLNode?] {
    let subtotals = content.taxes.map { tax in
      XMLNode(
        "cac:TaxSubtotal",
        [
          money("cbc:TaxableAmount", tax.netMinor), money("cbc:TaxAmount", tax.taxMinor),
          Self.category("cac:TaxCategory", tax.terms, withReason: true),
        ])
    }
    return [
      XMLNode("cac:TaxTotal", [money("cbc:TaxAmount", content.taxMinor)] + subtotals),
      XMLNode(
        "cac:LegalMonetaryTotal",
        [
          money("cbc:LineExtensionAmount", content.netMinor), money("cbc:TaxExclusiveAmount", content.netMinor),
          money("cbc:TaxInclusiveAmount", content.totalMinor), money("cbc:PayableAmount", content.totalMinor),
        ]),
    ]
  }

  private func line(_ item: InvoiceItem) -> XMLNode {
    // What has no price of one is one whole (BT-146 must be there).
    let price = item.unitPrice ?? MoneyText.text(minor: item.amountMinor, digits: digits)
    let count = item.unitPrice == nil ? 1 : item.quantity
    // No price is below 0 (BR-27): what is taken off is a count below 0.
    let isOff = price.hasPrefix("-")
    return XMLNode(
      isCredit ? "cac:CreditNoteLine" : "cac:InvoiceLine",
      [
        XMLNode("cbc:ID", String(item.number)),
        // UN/ECE recommendation 20: one.
        XMLNode(
          isCredit ? "cbc:CreditedQuantity" : "cbc:InvoicedQuantity", String(isOff ? -count : count),
          [("unitCode", "C62")]),
        money("cbc:LineExtensionAmount", item.amountMinor), Self.period(item.period),
        XMLNode(
          "cac:Item",
          [
            XMLNode("cbc:Description", item.priceBook), XMLNode("cbc:Name", item.name),
            content.taxes.first.map { Self.category("cac:ClassifiedTaxCategory", $0.terms, withReason: false) },
          ]),
        XMLNode(
          "cac:Price",
          [XMLNode("cbc:PriceAmount", isOff ? String(price.dropFirst()) : price, [("currencyID", content.currency)])]),
      ])
  }

  private func money(_ name: String, _ minor: Int64) -> XMLNode {
    XMLNode(name, MoneyText.text(minor: minor, digits: digits), [("currencyID", content.currency)])
  }
}

extension UBLDocument {
  private static func party(
    _ name: String, _ address: BillingAddress, vatID: String?, companyID: String?, email: String?
  ) -> XMLNode {
    let place = XMLNode(
      "cac:PostalAddress",
      [
        XMLNode("cbc:StreetName", address.line1), address.line2.map { XMLNode("cbc:AdditionalStreetName", $0) },
        address.city.map { XMLNode("cbc:CityName", $0) }, address.postalCode.map { XMLNode("cbc:PostalZone", $0) },
        address.region.map { XMLNode("cbc:CountrySubentity", $0) },
        address.country.flatMap(CountryCode.alpha2).map { code in
          XMLNode("cac:Country", [XMLNode("cbc:IdentificationCode", code)])
        },
      ])
    let tax = vatID.map { XMLNode("cac:PartyTaxScheme", [XMLNode("cbc:CompanyID", $0), vat]) }
    let entity = XMLNode(
      "cac:PartyLegalEntity",
      [XMLNode("cbc:RegistrationName", name), companyID.map { XMLNode("cbc:CompanyID", $0) }])
    let contact = email.map { XMLNode("cac:Contact", [XMLNode("cbc:ElectronicMail", $0)]) }
    return XMLNode("cac:Party", [place, tax, entity, contact])
  }

  private static let vat = XMLNode("cac:TaxScheme", [XMLNode("cbc:ID", "VAT")])

  private static func category(_ name: String, _ terms: TaxTerms, withReason: Bool) -> XMLNode {
    // What is outside of value-added tax has no rate (BR-O-05).
    let percent = terms.category == .outOfScope ? nil : XMLNode("cbc:Percent", terms.percent)
    let code = withReason ? terms.category.exemptionCode.map { XMLNode("cbc:TaxExemptionReasonCode", $0) } : nil
    let reason = withReason ? terms.reason.map { XMLNode("cbc:TaxExemptionReason", $0) } : nil
    return XMLNode(name, [XMLNode("cbc:ID", terms.category.rawValue), percent, code, reason, vat])
  }

  /// A month's first and last day (BG-14, BG-26); nil for a name that is no month.
  private static func period(_ name: String) -> XMLNode? {
    guard let first = CalendarDate(iso: name + "-01"),
      let next = CalendarDate(iso: String(first.adding(days: 31).description.prefix(7)) + "-01")
    else { return nil }
    return XMLNode(
      "cac:InvoicePeriod",
      [
        XMLNode("cbc:StartDate", first.description), XMLNode("cbc:EndDate", next.adding(days: -1).description),
      ])
  }
}

extension TaxCategory {
  /// Code of the reason (VATEX list of EN 16931) where a category has one of its own.
  fileprivate var exemptionCode: String? {
    switch self {
    case .reverseCharge: "VATEX-EU-AE"
    case .export: "VATEX-EU-G"
    case .outOfScope: "VATEX-EU-O"
    case .standard, .zeroRated, .exempt: nil
    }
  }
}
