import Domain

/// What one period's tallies cost on an invoice.
struct PeriodTallies {
  private struct Key: Hashable {
    let kind: LineKind
    let meter: String?
    let label: String
    let priceBook: String

    init(_ line: PricedLine) {
      kind = line.kind
      meter = line.meter
      label = line.label
      priceBook = line.priceBook
    }
  }

  /// Nil without any book, where there is nothing to price.
  private let all: PricedPeriod?
  /// Of what was billed before alone.
  private let before: PricedPeriod?

  /// Only late usage goes on where its period ended: a tenant that moves to another time zone may have events at the
  /// start of a new month on the last one's invoice.
  /// - Throws: ``BillingError``
  init(
    of period: BillingPeriod, _ tallies: [UsageTally], _ books: [BookInForce], in currency: String, isLate: Bool
  ) throws(BillingError) {
    guard let first = books.first?.book else {
      guard tallies.isEmpty else { throw .noPriceBook }
      (all, before) = (nil, nil)
      return
    }
    guard first.currency == currency else { throw .otherCurrency(first.currency) }
    var all = try PeriodPricing(books: books, dayCount: period.days.count)
    var before = all
    for tally in tallies {
      guard let book = books.first(where: { $0.book.name == tally.priceBook })?.book else {
        throw .unknownPriceBook(tally.priceBook)
      }
      let facts = PriceFacts(outcome: tally.outcome, dimensions: tally.dimensions)
      try all.add(tally.quantity, of: tally.meter, as: facts, under: book)
      guard isLate else { continue }
      try all.add(tally.billed, of: tally.meter, as: facts, under: book)
      try before.add(tally.billed, of: tally.meter, as: facts, under: book)
    }
    self.all = try all.priced()
    self.before = try before.priced()
  }

  /// The lines of the invoice's own period.
  func whole() throws(BillingError) -> [PricedLine] { Self.ordered(all?.lines ?? []) }

  /// What late usage adds to a period, line by line: what a line of the whole rounds to, less what was billed of it, so
  /// that however often usage comes late, its invoices sum to what they would have been at once. Of one that was never
  /// closed as a whole no invoice has fees and a minimum.
  func late(wasClosed: Bool) throws(BillingError) -> [PricedLine] {
    let (new, old) = (all?.lines ?? [], before?.lines ?? [])
    let known = Dictionary(old.map { (Key($0), $0) }) { first, _ in first }
    let kept = Set(new.map(Key.init))
    var lines: [PricedLine] = []
    for line in new { lines.append(try line.less(known[Key(line)] ?? line.none)) }
    for line in old where !kept.contains(Key(line)) { lines.append(try line.none.less(line)) }
    return Self.ordered(
      lines.filter { line in
        guard !line.counts else { return line.quantity != 0 || line.amount != .zero }
        return line.amountMinor != 0 && (wasClosed || line.kind == .discount)
      })
  }

  /// Usage and free units by meter and price book, then the rest as it comes.
  private static func ordered(_ lines: [PricedLine]) -> [PricedLine] {
    let counted = lines.enumerated().filter { $0.element.counts }.sorted { left, right in
      let (first, second) = (left.element, right.element)
      return (first.meter ?? "", first.priceBook, left.offset) < (second.meter ?? "", second.priceBook, right.offset)
    }
    return counted.map(\.element) + lines.filter { !$0.counts }
  }
}

extension PricedLine {
  /// True where its quantity counts events.
  var counts: Bool { kind == .usage || kind == .allowance }

  /// The same line of nothing.
  fileprivate var none: PricedLine { with(quantity: 0, amount: .zero, minor: 0) }

  /// What it has beyond an earlier one.
  fileprivate func less(_ earlier: PricedLine) throws(BillingError) -> PricedLine {
    let rest = try amount.adding(try earlier.amount.multiplied(by: -1))
    let (minor, overflow) = amountMinor.subtractingReportingOverflow(earlier.amountMinor)
    guard !overflow else { throw .outOfRange }
    return with(quantity: quantity - earlier.quantity, amount: rest, minor: minor)
  }

  /// What counts no events has a quantity of 1.
  private func with(quantity: Int64, amount: ExactDecimal, minor: Int64) -> PricedLine {
    PricedLine(
      kind: kind, meter: meter, label: label, priceBook: priceBook, position: position,
      quantity: counts ? quantity : 1, unitPrice: unitPrice, amount: amount, amountMinor: minor)
  }
}
