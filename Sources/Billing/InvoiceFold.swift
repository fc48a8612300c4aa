import Domain
import FoundationEssentials

/// Makes an invoice out of tallies: the one fold of the running draft, of grace and of the final invoice, so that they
/// cannot differ (DESIGN §6). What a period costs is said by ``PeriodPricing`` alone.
///
/// Late usage stands under its own period and costs what it adds to what that period was billed: a tier or a free unit
/// that is used up stays used up.
public struct InvoiceFold: Sendable {
  private struct Tally: Hashable {
    let period: String
    let meter: String
    let priceBook: String
    let outcome: CheckOutcome?
    let dimensions: [String: String]
  }

  private struct Entry {
    let period: String
    let line: PricedLine
  }

  private let period: BillingPeriod
  private let currency: String
  private let tallies: [UsageTally]
  private let books: [String: [String: PriceBook]]
  private let entries: [Entry]

  /// Folds the invoice of `period`. Tallies of earlier periods are usage that came late.
  /// - Parameters:
  ///   - books: by period, the books in force in it and those of its tallies.
  ///   - frontier: from which the tallies were counted: fees and a minimum are owed for periods that are closed one
  ///     after another, and for none before the first of them.
  /// - Throws: ``BillingError``: another currency, a period that is no month, a book that is missing, a sum out of
  ///   range.
  public init(
    of period: BillingPeriod, in currency: String, from tallies: [UsageTally], under books: [String: [BookInForce]],
    since frontier: UsageFrontier
  ) throws(BillingError) {
    var entries: [Entry] = []
    let names = Set(tallies.filter { $0.quantity > 0 }.map(\.period)).union([period.name])
    for name in names.sorted() {
      let pricing = try PeriodTallies(
        of: try .month(named: name, in: period.timeZone), tallies.filter { $0.period == name }, books[name] ?? [],
        in: currency, isLate: name != period.name)
      let wasClosed = frontier.firstClosed.map { $0 <= name } ?? false
      let lines = name == period.name ? try pricing.whole() : try pricing.late(wasClosed: wasClosed)
      entries += lines.map { Entry(period: name, line: $0) }
    }
    self.period = period
    self.currency = currency
    self.tallies = try Self.merged(tallies)
    self.books = books.mapValues { list in
      Dictionary(list.map { ($0.book.name, $0.book) }) { first, _ in first }
    }
    self.entries = entries
  }

  /// True where nothing was used and nothing is owed, so that there is no invoice.
  public var isEmpty: Bool { entries.isEmpty }

  /// What the invoice says.
  /// - Throws: ``BillingError/outOfRange`` or ``BillingError/notADecimal``.
  public func content(_ id: InvoiceID, taxedAt tax: TaxTerms) throws(BillingError) -> InvoiceContent {
    var items: [InvoiceItem] = []
    for entry in entries { items.append(try entry.line.item(items.count + 1, of: entry.period)) }
    return try Self.content(id, of: InvoicePeriod(period), in: currency, items, taxedAt: tax)
  }

  /// Where the events of each tally are found: each on one line, and on each line of usage and of free units as many as
  /// it counts. Which event is on which of a meter's lines tells nothing: they are priced together.
  /// - Throws: ``BillingError/outOfRange`` for a tally that there is no line for.
  public func places() throws(BillingError) -> [TallyPlace] {
    var room = entries.map { $0.line.counts ? max($0.line.quantity, 0) : 0 }
    var places: [TallyPlace] = []
    for tally in tallies where tally.quantity > 0 {
      guard let prices = books[tally.period]?[tally.priceBook]?.prices[tally.meter] else {
        throw .unpricedMeter(tally.meter)
      }
      let position = prices.position(for: PriceFacts(outcome: tally.outcome, dimensions: tally.dimensions))
      let own = entries.indices.filter { index in
        let (period, line) = (entries[index].period, entries[index].line)
        return line.counts && line.quantity > 0
          && (period, line.meter, line.priceBook) == (tally.period, tally.meter, tally.priceBook)
      }
      var taken: Int64 = 0
      func place(_ count: Int64, on index: Int) {
        guard count > 0 else { return }
        places.append(TallyPlace(tally: tally, skipping: taken, quantity: count, line: index + 1))
        taken += count
        room[index] -= min(count, room[index])
      }
      for index in own where [position, nil].contains(entries[index].line.position) {
        place(min(tally.quantity - taken, room[index]), on: index)
      }
      // Late usage can move free units from one of the meter's prices to another.
      guard taken < tally.quantity else { continue }
      guard let last = own.last else { throw .outOfRange }
      place(tally.quantity - taken, on: last)
    }
    return places
  }

  private static func merged(_ tallies: [UsageTally]) throws(BillingError) -> [UsageTally] {
    var counts: [Tally: (quantity: Int64, billed: Int64)] = [:]
    for tally in tallies {
      let key = Tally(
        period: tally.period, meter: tally.meter, priceBook: tally.priceBook, outcome: tally.outcome,
        dimensions: tally.dimensions)
      let (quantity, billed) = counts[key] ?? (0, 0)
      let sums = (quantity.addingReportingOverflow(tally.quantity), billed.addingReportingOverflow(tally.billed))
      guard !sums.0.overflow, !sums.1.overflow else { throw .outOfRange }
      counts[key] = (sums.0.partialValue, sums.1.partialValue)
    }
    return counts.map { key, count in
      UsageTally(
        period: key.period, meter: key.meter, priceBook: key.priceBook, outcome: key.outcome,
        dimensions: key.dimensions, quantity: count.quantity, billed: count.billed)
    }
  }
}

extension InvoiceFold {
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

extension PricedLine {
  /// The line of an invoice. It has a price where its amount is that times its quantity.
  fileprivate func item(_ number: Int, of period: String) throws(BillingError) -> InvoiceItem {
    var price = quantity == 1 ? amount : nil
    if let unitPrice, try unitPrice.multiplied(by: quantity) == amount { price = unitPrice }
    return InvoiceItem(
      number: number, period: period, kind: kind, meter: meter, label: label.isEmpty ? nil : label,
      priceBook: priceBook, unitPrice: price?.description, quantity: quantity, amount: amount.description,
      amountMinor: amountMinor)
  }
}

extension InvoicePeriod {
  /// A billing period in the words of the domain.
  public init(_ period: BillingPeriod) {
    self.init(name: period.name, timeZone: period.timeZone, start: period.start, end: period.end)
  }
}
