import Domain

/// Makes credit notes: never more than the invoice billed, line by line and as a whole.
public enum CreditNote {
  /// The credit note that takes `requests` off an invoice; all that is left of it where they are empty.
  ///
  /// Credit notes of a whole invoice return its whole tax: what is rounded is the tax of all of them together.
  /// - Parameter credited: what earlier credit notes took off, net by line.
  /// - Throws: ``InvoiceRefusal/notCreditable(line:)``, ``InvoiceRefusal/nothingLeft`` or
  ///   ``InvoiceRefusal/notComputable``.
  public static func content(
    _ id: InvoiceID, of invoice: InvoiceContent, taking requests: [CreditedLine], credited: [Int: Int64]
  ) throws(InvoiceRefusal) -> InvoiceContent {
    // What a discount took off was never owed, so that the lines may have more left than the whole.
    let whole = invoice.netMinor - credited.values.reduce(0, +)
    guard whole > 0 else { throw .nothingLeft }
    let all = invoice.lines.map { CreditedLine(line: $0.number, amountMinor: nil) }
    var items: [InvoiceItem] = []
    var taken: Set<Int> = []
    for request in requests.isEmpty ? all : requests {
      guard let line = invoice.lines.first(where: { $0.number == request.line }), taken.insert(line.number).inserted
      else { throw .notCreditable(line: request.line) }
      let left = line.amountMinor - credited[line.number, default: 0]
      if left == 0, requests.isEmpty { continue }
      let amount = request.amountMinor ?? left
      // A discount is taken back as it was given: below 0.
      guard amount != 0, (amount > 0) == (left > 0), amount.magnitude <= left.magnitude else {
        throw .notCreditable(line: request.line)
      }
      items.append(try item(items.count + 1, crediting: amount, of: line, in: invoice.currency))
    }
    guard let first = items.first, let tax = invoice.taxes.first else { throw .nothingLeft }
    // Discounts alone would be billed, not credited.
    guard (1...whole).contains(items.reduce(0) { $0 + $1.amountMinor }) else {
      throw .notCreditable(line: first.credits ?? 0)
    }
    do throws(BillingError) {
      return try InvoiceFold.content(
        id, of: invoice.period, in: invoice.currency, items, taxedAt: tax.terms,
        taxedBefore: credited.values.reduce(0, +))
    } catch {
      throw .notComputable
    }
  }

  /// A whole line keeps its quantity and price; a part of one is an amount.
  private static func item(
    _ number: Int, crediting amount: Int64, of line: InvoiceItem, in currency: String
  ) throws(InvoiceRefusal) -> InvoiceItem {
    guard let digits = Currency.minorDigits(of: currency) else { throw .notComputable }
    let isWhole = amount == line.amountMinor
    let text = MoneyText.text(minor: amount, digits: digits)
    return InvoiceItem(
      number: number, period: line.period, kind: line.kind, meter: line.meter, label: line.label,
      priceBook: line.priceBook,
      unitPrice: isWhole ? line.unitPrice : text, quantity: isWhole ? line.quantity : 1,
      amount: isWhole ? line.amount : text, amountMinor: amount, credits: line.number)
  }
}
