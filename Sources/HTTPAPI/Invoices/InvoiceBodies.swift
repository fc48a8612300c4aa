import Domain
import FoundationEssentials

extension Schema {
  private static let minor = Schema.integer(Int64.min...Int64.max)
  private static let currency = Schema.text(TextRule(3...3))

  private static let line = Schema.object([
    .required("number", .integer(1...100_000)), .required("period", .words(10)),
    .required("kind", .values(LineKind.self)), .required("meter", .nullable(.words(100))),
    .required("label", .nullable(.words(200)), "Such as a tier or a fee's name."),
    .required("price_book_version", .words(100)), .required("unit_price", .nullable(UsageRoutes.money)),
    .required("quantity", .integer(Int64.min...Int64.max)), .required("amount", UsageRoutes.money),
    .required("amount_minor", minor), .required("credits_line", .nullable(.integer(1...100_000))),
  ])

  private static let tax = Schema.object([
    .required("category", .values(TaxCategory.self)), .required("rate", UsageRoutes.money),
    .required("reason", .nullable(.words(200))), .required("net_minor", minor), .required("tax_minor", minor),
  ])

  private static let billingAddress = Schema.object([
    .required("line1", .words(400)), .required("line2", .nullable(.words(120))),
    .required("postal_code", .nullable(.words(20))), .required("city", .nullable(.words(120))),
    .required("region", .nullable(.words(120))), .required("country", .nullable(.country)),
  ])

  private static let party = Schema.named(
    "InvoiceParty",
    .object([
      .required("name", .words(200)), .required("address", billingAddress), .required("vat_id", .nullable(.words(40))),
    ]))

  /// An invoice, a credit note or a draft.
  static let invoice = Schema.named(
    "Invoice",
    .object([
      .required("id", .id(InvoiceID.self)), .required("mode", .values(Mode.self)),
      .required("kind", .choice(["invoice", "credit_note"])), .required("status", .values(InvoiceStatus.self)),
      .required("number", .nullable(.words(80))), .required("period", .words(10)), .required("from", .instant),
      .required("to", .instant), .required("timezone", .words(64)), .required("currency", currency),
      .required("issued_at", .nullable(.instant)), .required("issued_on", .nullable(.date)),
      .required("due_on", .nullable(.date)), .required("purchase_order", .nullable(.words(80))),
      .required("seller", .nullable(party)), .required("buyer", .nullable(party)),
      .required("corrects", .nullable(.id(InvoiceID.self))), .required("reason", .nullable(.words(200))),
      .required("lines", .array(line, 0...100_000)), .required("taxes", .array(tax, 0...8)),
      .required("net_minor", minor, "Sum of the lines."), .required("tax_minor", minor, "Sum of the taxes."),
      .required("total_minor", minor, "Both."),
      .required("settled_minor", minor, "By payments, credit notes and credit."),
    ]))

  /// Money that came.
  static let payment = Schema.named(
    "PaymentDraft",
    .object([
      .required("amount_minor", .integer(1...1_000_000_000_000), "In the invoice's currency."),
      .optional("reference", .nullable(.line(140)), "What the bank says."),
      .optional("received_at", .nullable(.instant), "Now unless told."),
    ]))

  /// What is taken back.
  static let creditNote = Schema.named(
    "CreditNoteDraft",
    .object([
      .required("reason", .line(200), "For people; it stands on the credit note."),
      .optional(
        "lines",
        .array(
          .object([
            .required("number", .integer(1...100_000), "The invoice's line."),
            .optional(
              "amount_minor", .integer(1...1_000_000_000_000), "Net; all that is left of the line unless told."),
          ]), 1...1000), "All that is left of the invoice unless told."),
    ]))

  private static func line(_ most: Int) -> Schema {
    .text(
      TextRule(1...most) { text in text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control } })
  }
}

extension InvoiceView {
  /// The wire form.
  func json(_ mode: Mode) -> JSON {
    let content = content
    var issued: IssuedInvoice?
    var settled: Int64 = 0
    if case .issued(let invoice, let account) = self { (issued, settled) = (invoice, account.settledMinor) }
    let document = issued?.document
    return [
      "id": .string(content.id.description), "mode": .string(mode.rawValue),
      "kind": document?.correction == nil ? "invoice" : "credit_note", "status": .string(status.rawValue),
      "number": .optional(issued?.number), "period": .string(content.period.name),
      "from": .string(content.period.start.rfc3339), "to": .string(content.period.end.rfc3339),
      "timezone": .string(content.period.timeZone), "currency": .string(content.currency),
      "issued_at": .optional(issued?.issuedAt.rfc3339), "issued_on": .optional(document?.issuedOn.description),
      "due_on": .optional(document?.dueOn?.description),
      "purchase_order": .optional(document?.buyer.purchaseOrder),
      "seller": document.map { Self.party($0.seller.name, $0.seller.address, $0.seller.vatID) } ?? .null,
      "buyer": document.map { Self.party($0.buyer.name, $0.buyer.address, $0.buyer.vatID) } ?? .null,
      "corrects": .optional(document?.correction?.invoice.description),
      "reason": .optional(document?.correction?.reason), "lines": .array(content.lines.map(\.json)),
      "taxes": .array(content.taxes.map(\.json)), "net_minor": .integer(content.netMinor),
      "tax_minor": .integer(content.taxMinor), "total_minor": .integer(content.totalMinor),
      "settled_minor": .integer(settled),
    ]
  }

  private static func party(_ name: String, _ address: BillingAddress, _ vatID: String?) -> JSON {
    [
      "name": .string(name),
      "address": [
        "line1": .string(address.line1), "line2": .optional(address.line2),
        "postal_code": .optional(address.postalCode), "city": .optional(address.city),
        "region": .optional(address.region), "country": .optional(address.country),
      ], "vat_id": .optional(vatID),
    ]
  }
}

extension InvoiceItem {
  fileprivate var json: JSON {
    [
      "number": .integer(Int64(number)), "period": .string(period), "kind": .string(kind.rawValue),
      "meter": .optional(meter), "label": .optional(label), "price_book_version": .string(priceBook),
      "unit_price": .optional(unitPrice), "quantity": .integer(quantity), "amount": .string(amount),
      "amount_minor": .integer(amountMinor),
      "credits_line": credits.map { .integer(Int64($0)) } ?? .null,
    ]
  }
}

extension TaxSum {
  fileprivate var json: JSON {
    [
      "category": .string(terms.category.rawValue), "rate": .string(terms.percent), "reason": .optional(terms.reason),
      "net_minor": .integer(netMinor), "tax_minor": .integer(taxMinor),
    ]
  }
}
