import Domain
import FoundationEssentials

/// Makes an invoice out of tallies: the one fold of the running draft, of grace and of the final invoice, so that they
/// cannot differ (DESIGN §6).
public enum InvoiceFold {
  /// The invoice of `period`. Tallies of earlier periods are usage that came late: lines of its own period each.
  ///
  /// Each period's lines are those of its ``InvoiceDraft``, the one place where amounts are computed.
  /// - Throws: ``BillingError``: another currency, a period that is no month, a sum out of range.
  public static func content(
    _ id: InvoiceID, of period: BillingPeriod, in currency: String, from tallies: [UsageTally], taxedAt tax: TaxTerms
  ) throws(BillingError) -> InvoiceContent {
    var quantities: [String: [UsageLineKey: Int64]] = [:]
    for tally in tallies {
      guard let price = ExactDecimal(tally.unitPrice) else { throw .notADecimal }
      let key = UsageLineKey(
        meter: tally.meter, unitPrice: price, currency: tally.currency, priceBook: tally.priceBook)
      let (sum, overflow) = quantities[tally.period, default: [:]][key, default: 0]
        .addingReportingOverflow(tally.quantity)
      guard !overflow else { throw .outOfRange }
      quantities[tally.period, default: [:]][key] = sum
    }
    var items: [InvoiceItem] = []
    for (name, counted) in quantities.sorted(by: { $0.key < $1.key }) {
      let own = try BillingPeriod.month(named: name, in: period.timeZone)
      let draft = try InvoiceDraft(period: own, currency: currency, quantities: counted, freeCount: 0)
      for line in draft.lines { items.append(InvoiceItem(line, of: name, number: items.count + 1)) }
    }
    return try content(id, of: InvoicePeriod(period), in: currency, items, taxedAt: tax)
  }

  /// Where the events of each tally are found.
  /// - Throws: ``BillingError/outOfRange`` for a tally that the content has no line for.
  public static func places(
    of tallies: [UsageTally], in content: InvoiceContent
  ) throws(BillingError) -> [TallyPlace] {
    var places: [TallyPlace] = []
    for tally in tallies {
      guard let price = ExactDecimal(tally.unitPrice) else { throw .notADecimal }
      let line = content.lines.first {
        ($0.period, $0.meter, $0.priceBook) == (tally.period, tally.meter, tally.priceBook)
          && ExactDecimal($0.unitPrice) == price
      }
      guard let line else { throw .outOfRange }
      places.append(TallyPlace(tally: tally, line: line.number))
    }
    return places
  }

  /// Lines with their sums; the tax is rounded once, half away from zero.
  static func content(
    _ id: InvoiceID, of period: InvoicePeriod, in currency: String, _ items: [InvoiceItem], taxedAt terms: TaxTerms,
    taxedBefore: Int64 = 0
  ) throws(BillingError) -> InvoiceContent {
    var net: Int64 = 0
    for item in items {
      let (sum, overflow) = net.addingReportingOverflow(item.amountMinor)
      guard !overflow else { throw .outOfRange }
      net = sum
    }
    // What was credited before counts once more, so that credit notes of a whole invoice return its whole tax.
    let (base, isBeyond) = net.addingReportingOverflow(taxedBefore)
    guard !isBeyond else { throw .outOfRange }
    let tax = try tax(on: base, at: terms) - tax(on: taxedBefore, at: terms)
    let (total, overflow) = net.addingReportingOverflow(tax)
    guard !overflow else { throw .outOfRange }
    return InvoiceContent(
      id: id, period: period, currency: currency, lines: items,
      taxes: items.isEmpty ? [] : [TaxSum(terms: terms, netMinor: net, taxMinor: tax)], netMinor: net, taxMinor: tax,
      totalMinor: total)
  }

  /// The tax on an amount, in minor units, rounded half away from zero.
  /// - Throws: ``BillingError/notADecimal`` or ``BillingError/outOfRange``.
  public static func tax(on netMinor: Int64, at terms: TaxTerms) throws(BillingError) -> Int64 {
    guard let percent = ExactDecimal(terms.percent) else { throw .notADecimal }
    // Two digits less: per cent.
    return try percent.multiplied(by: netMinor).minor(digits: -2)
  }
}

extension InvoiceItem {
  fileprivate init(_ line: InvoiceLine, of period: String, number: Int) {
    self.init(
      number: number, period: period, meter: line.key.meter, priceBook: line.key.priceBook,
      unitPrice: line.key.unitPrice.description, quantity: line.quantity, amount: line.amount.description,
      amountMinor: line.amountMinor)
  }
}

extension InvoicePeriod {
  /// A billing period in the words of the domain.
  public init(_ period: BillingPeriod) {
    self.init(name: period.name, timeZone: period.timeZone, start: period.start, end: period.end)
  }
}
