import Domain

/// A price book and the days of a period on which it was in force.
public struct BookInForce: Sendable {
  /// The book.
  public let book: PriceBook
  /// Days of the period, from 0: a book that only priced checks begun before the period has none.
  public let days: Int

  /// A book in force.
  public init(book: PriceBook, days: Int) {
    self.book = book
    self.days = days
  }
}

/// Turns a period's usage events into priced lines. Pure; draft and invoice are this one fold over the same events
/// (DESIGN §6), whose order does not matter.
///
/// Fees, free units and minima belong to a whole period. Where a book was in force on some of its days only, it has
/// that many days' part, split by largest remainder: the parts of books that agree sum to the whole.
public struct PeriodPricing: Sendable {
  private struct Grain: Hashable {
    let book: String
    let meter: String
    /// Among the meter's prices.
    let position: Int
  }

  private let books: [BookInForce]
  private let dayCount: Int
  private let currency: String
  private let digits: Int
  private var quantities: [Grain: Int64] = [:]

  /// Prices under `books`, in the order in which they were in force, in a period of `dayCount` days.
  /// - Throws: ``BillingError/otherCurrency(_:)`` where books have several, ``BillingError/noPriceBook`` without any,
  ///   ``BillingError/outOfRange`` where books hold on more days than the period has, or one is named twice.
  public init(books: [BookInForce], dayCount: Int) throws(BillingError) {
    guard let first = books.first?.book else { throw .noPriceBook }
    for entry in books where entry.book.currency != first.currency { throw .otherCurrency(entry.book.currency) }
    let isWithin = books.allSatisfy { $0.days >= 0 } && books.reduce(0) { $0 + $1.days } <= dayCount
    guard isWithin, dayCount > 0, Set(books.map(\.book.name)).count == books.count else { throw .outOfRange }
    self.books = books
    self.dayCount = dayCount
    currency = first.currency
    digits = first.minorDigits
  }

  /// Counts billed events of the period that have the same facts.
  /// - Throws: ``BillingError/unpricedMeter(_:)`` where the book has no price for the meter.
  public mutating func add(
    _ count: Int64, of meter: String, as facts: PriceFacts, under book: PriceBook
  ) throws(BillingError) {
    guard let prices = book.prices[meter] else { throw .unpricedMeter(meter) }
    let grain = Grain(book: book.name, meter: meter, position: prices.position(for: facts))
    quantities[grain, default: 0] += count
  }

  /// What the period costs so far.
  /// - Throws: ``BillingError/outOfRange``
  public func priced() throws(BillingError) -> PricedPeriod {
    var usage: [PricedLine] = []
    var discounts: [PricedLine] = []
    var fees: [PricedLine] = []
    var minimum: Int64 = 0
    for (index, entry) in books.enumerated() {
      let lines = try usageLines(under: entry.book, at: index)
      usage += lines
      if let line = try discount(on: lines, under: entry.book) { discounts.append(line) }
      for fee in entry.book.terms.fees {
        let part = try share(of: try fee.amount.minor(digits: digits), at: index)
        fees.append(fixed(.fee, fee.name, entry.book, part))
      }
      if let whole = entry.book.terms.minimum { minimum += try share(of: try whole.minor(digits: digits), at: index) }
    }
    var lines = usage + discounts + fees.filter { $0.amountMinor != 0 }
    let used = try Self.sum(usage + discounts)
    // The last of those that it was agreed in: a book without days has no part of it.
    guard let last = (books.last { $0.days > 0 } ?? books.last)?.book else { throw .noPriceBook }
    if used < minimum { lines.append(fixed(.minimum, "", last, minimum - used)) }
    return PricedPeriod(currency: currency, lines: lines, totalMinor: try Self.sum(lines))
  }

  /// Units of a meter that the period has for nothing under a book: its part by the days on which it was in force; none
  /// under a book that was on no day.
  /// - Throws: ``BillingError/outOfRange``
  public func freeUnits(of meter: String, under name: String) throws(BillingError) -> Int64 {
    guard let index = books.firstIndex(where: { $0.book.name == name }) else { return 0 }
    return try share(of: books[index].book.terms.free[meter] ?? 0, at: index)
  }

  private func usageLines(under book: PriceBook, at index: Int) throws(BillingError) -> [PricedLine] {
    var lines: [PricedLine] = []
    for (meter, prices) in book.prices.sorted(by: { $0.key < $1.key }) {
      let counts = prices.choices.indices.map {
        quantities[Grain(book: book.name, meter: meter, position: $0)] ?? 0
      }
      let used = counts.reduce(0, +)
      guard used > 0 else { continue }
      let free = min(used, try freeUnits(of: meter, under: book.name))
      // Which of the meter's units are free must not hang on their order: each price has its part of them.
      let freed = try Allocation.split(free, by: counts)
      for (position, choice) in prices.choices.enumerated() {
        for charge in try choice.model.charges(for: counts[position] - freed[position]) {
          lines.append(try line(charge, of: meter, at: position, among: prices, under: book))
        }
      }
      if free > 0 {
        lines.append(
          PricedLine(
            kind: .allowance, meter: meter, label: "", priceBook: book.name, position: nil, quantity: free,
            unitPrice: .zero, amount: .zero, amountMinor: 0))
      }
    }
    return lines
  }

  private func line(
    _ charge: PriceCharge, of meter: String, at position: Int, among prices: MeterPrices, under book: PriceBook
  ) throws(BillingError) -> PricedLine {
    // The position tells apart what two conditions charge alike.
    let label = [prices.choices.count > 1 ? "#\(position + 1)" : "", charge.label]
    return PricedLine(
      kind: .usage, meter: meter, label: label.filter { !$0.isEmpty }.joined(separator: ", "), priceBook: book.name,
      position: position, quantity: charge.quantity, unitPrice: charge.unitPrice, amount: charge.amount,
      amountMinor: try charge.amount.minor(digits: digits))
  }

  /// Taken from the rounded lines, so that whoever reads the invoice can compute it.
  private func discount(on lines: [PricedLine], under book: PriceBook) throws(BillingError) -> PricedLine? {
    guard let fraction = book.terms.discount else { return nil }
    let amount = try ExactDecimal(minor: try Self.sum(lines), digits: digits).multiplied(by: fraction)
    guard amount > .zero else { return nil }
    let reduction = try amount.multiplied(by: -1)
    return PricedLine(
      kind: .discount, meter: nil, label: "", priceBook: book.name, position: nil, quantity: 1, unitPrice: nil,
      amount: reduction, amountMinor: try reduction.minor(digits: digits))
  }

  private func fixed(_ kind: LineKind, _ label: String, _ book: PriceBook, _ minor: Int64) -> PricedLine {
    PricedLine(
      kind: kind, meter: nil, label: label, priceBook: book.name, position: nil, quantity: 1, unitPrice: nil,
      amount: ExactDecimal(minor: minor, digits: digits), amountMinor: minor)
  }

  /// A book's part of what belongs to a whole period, by the days on which it was in force.
  private func share(of whole: Int64, at index: Int) throws(BillingError) -> Int64 {
    let days = books.map { Int64($0.days) }
    return try Allocation.split(whole, by: days + [Int64(dayCount) - days.reduce(0, +)])[index]
  }

  private static func sum(_ lines: [PricedLine]) throws(BillingError) -> Int64 {
    var sum: Int64 = 0
    for line in lines {
      let (next, overflow) = sum.addingReportingOverflow(line.amountMinor)
      guard !overflow else { throw .outOfRange }
      sum = next
    }
    return sum
  }
}
