import Billing
import Domain
import FoundationEssentials

/// What a price depends on of one event of a bundle.
struct UsageFacts: Sendable {
  let meter: String
  let priceBook: String
  let outcome: CheckOutcome?
  let dimensions: [String: String]
  let isBillable: Bool
  let occurredAt: Date

  /// Reads an event's record; nil where something is missing.
  init?(_ event: InvoiceEvent) {
    guard let content = event.record["content"], let meter = content["meter"]?.text,
      let priceBook = content["price_book_version"]?.text, let isBillable = content["billable"]?.bool,
      let occurredAt = event.record["occurred_at"]?.text.flatMap({ Date(rfc3339: $0) }),
      let dimensions = Self.dimensions(event.dimensions)
    else { return nil }
    let outcome = content["outcome"]?.text
    self.outcome = outcome.flatMap(CheckOutcome.init(rawValue:))
    guard outcome == nil || self.outcome != nil else { return nil }
    self.meter = meter
    self.priceBook = priceBook
    self.dimensions = dimensions
    self.isBillable = isBillable
    self.occurredAt = occurredAt
  }

  private static func dimensions(_ text: String) -> [String: String]? {
    do throws(JSONParseError) {
      let json = try JSON.parse(Array(text.utf8))
      return json.members == nil ? nil : json.strings
    } catch {
      return nil
    }
  }
}

/// Events of a bundle, counted by what their price depends on, and what they cost.
struct BundledUsage: Sendable {
  private struct Key: Hashable {
    let period: String
    let meter: String
    let priceBook: String
    let outcome: CheckOutcome?
    let dimensions: [String: String]
  }

  private let pricing: InvoicePricing
  private let period: BillingPeriod
  private let books: [String: [BookInForce]]
  /// Values that prices name, by dimension: every other one prices alike.
  private let values: [String: Set<String>]
  private var counts: [Key: Int64] = [:]
  private var months: [BillingPeriod]

  /// - Throws: ``Billing/PriceBookError`` for a book that is none.
  init(_ pricing: InvoicePricing, in period: BillingPeriod) throws(PriceBookError) {
    var books: [String: [BookInForce]] = [:]
    var values: [String: Set<String>] = [:]
    for entry in pricing.books {
      let book = try PriceBook(json: entry.document)
      books[entry.period, default: []].append(BookInForce(book: book, days: entry.days))
      for meter in book.meters { values.merge(book.meter(meter)?.dimensions ?? [:]) { $0.union($1) } }
    }
    (self.pricing, self.period, self.books, self.values) = (pricing, period, books, values)
    months = [period]
  }

  /// The month of a moment in the invoice's time zone; empty where there is none.
  mutating func period(of moment: Date) -> String {
    if let known = months.first(where: { $0.contains(moment) }) { return known.name }
    do throws(BillingError) {
      months.append(try .month(containing: moment, in: period.timeZone))
    } catch {
      return ""
    }
    return months.last?.name ?? ""
  }

  /// Counts an event that is on a line.
  mutating func count(_ facts: UsageFacts, on line: Int) {
    let key = Key(
      period: period(of: facts.occurredAt), meter: facts.meter, priceBook: facts.priceBook, outcome: facts.outcome,
      dimensions: facts.dimensions.filter { values[$0.key]?.contains($0.value) == true })
    counts[key, default: 0] += 1
  }

  /// Prices what was counted by the fold of every invoice, and compares.
  func check(_ content: InvoiceContent) throws(InvoiceFailure) {
    let tallies = counts.map { key, count in
      UsageTally(
        period: key.period, meter: key.meter, priceBook: key.priceBook, outcome: key.outcome,
        dimensions: key.dimensions, quantity: count, billed: 0)
    }
    guard let tax = content.taxes.first?.terms else { throw InvoiceFailure(.sumsFollow, .otherSums) }
    let expected: InvoiceContent
    do throws(BillingError) {
      expected = try InvoiceFold(
        of: period, in: content.currency, from: tallies + pricing.billed, under: books,
        since: UsageFrontier(
          firstClosed: pricing.firstClosed, lastClosed: nil, through: 0, horizon: 0, earliest: nil)
      ).content(content.id, taxedAt: tax)
    } catch {
      throw InvoiceFailure(.sumsFollow, .notPriced)
    }
    guard expected != content else { return }
    let pair = zip(expected.lines, content.lines).first { $0 != $1 }
    if let line = pair?.1 ?? content.lines.dropFirst(expected.lines.count).first {
      throw InvoiceFailure(.sumsFollow, .otherLine(line.number))
    }
    guard expected.lines.count == content.lines.count else {
      throw InvoiceFailure(.sumsFollow, .otherLine(content.lines.count + 1))
    }
    throw InvoiceFailure(.sumsFollow, .otherSums)
  }
}
