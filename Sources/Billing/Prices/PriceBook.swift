import Domain

/// What each meter costs from a day on, with the terms around it. Versions never change: a change of any price is a new
/// version.
public struct PriceBook: Sendable {
  /// Names the book, such as `standard-2026`.
  public let slug: String
  /// From 1.
  public let version: Int
  /// ISO 4217.
  public let currency: String
  /// Digits of the currency's minor unit, 0 through 4.
  public let minorDigits: Int
  /// First day on which it holds.
  public let effectiveFrom: CalendarDate
  /// Fees, allowances, minimum and discount.
  public let terms: BookTerms
  let prices: [String: MeterPrices]

  /// Reads a book, as declared in a file or as stored.
  /// - Throws: ``PriceBookError`` with every problem.
  public init(json: JSON) throws(PriceBookError) {
    let issues = PriceIssues()
    let book = Self(PriceTerms(value: json, path: [], issues: issues))
    guard let book, issues.all.isEmpty else { throw .invalid(issues.all) }
    self = book
  }

  private init?(_ terms: PriceTerms) {
    let known = ["slug", "version", "currency", "effective_from", "prices"] + BookTerms.keys
    guard let fields = terms.fields(known) else { return nil }
    let slug = fields.required("slug").flatMap(Self.slug)
    let version = fields.required("version")?.integer(1...1_000_000)
    let currency = fields.required("currency").flatMap(Self.currency)
    let start = fields.required("effective_from").flatMap(Self.day)
    let prices = fields.required("prices").flatMap(Self.prices)
    // Amounts are looked at even where the currency is wrong, so that one reading shows all.
    let rest = BookTerms(fields, digits: currency?.digits ?? 4, meters: Set((prices ?? [:]).keys))
    guard let slug, let version, let currency, let start, let prices else { return nil }
    self.slug = slug
    self.version = Int(version)
    self.currency = currency.code
    self.minorDigits = currency.digits
    self.effectiveFrom = start
    self.terms = rest
    self.prices = prices
  }

  private static func slug(_ terms: PriceTerms) -> String? {
    guard let text = terms.text() else { return nil }
    let isName =
      (2...40).contains(text.utf8.count) && ("a"..."z").contains(text.first ?? "-")
      && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-") }
    guard isName else {
      return terms.broken("must be 2 through 40 of a-z, 0-9 and -, beginning with a letter")
    }
    return text
  }

  private static func currency(_ terms: PriceTerms) -> (code: String, digits: Int)? {
    guard let code = terms.text() else { return nil }
    guard let digits = Currency.minorDigits(of: code) else {
      return terms.broken("must be a currency of ISO 4217, such as EUR")
    }
    return (code, digits)
  }

  private static func day(_ terms: PriceTerms) -> CalendarDate? {
    guard let text = terms.text() else { return nil }
    guard let day = CalendarDate(iso: text) else { return terms.broken("must be a day, such as 2026-01-01") }
    return day
  }

  private static func prices(_ terms: PriceTerms) -> [String: MeterPrices]? {
    guard let fields = terms.fields() else { return nil }
    let meters = CheckType.allCases.map(\.rawValue) + [UsageEvent.monitoring]
    var prices: [String: MeterPrices] = [:]
    for (meter, value) in fields.all {
      guard meters.contains(meter) || meter.hasPrefix("provider.") else {
        value.refuse(.unknownKey(allowed: meters))
        continue
      }
      prices[meter] = MeterPrices(value, of: meter)
    }
    return prices
  }

  /// The form that it is read from and stored as; the order of keys is fixed, so that the same terms are the same text.
  public var json: JSON {
    .object(
      [
        JSON.Member("slug", .string(slug)), JSON.Member("version", .integer(Int64(version))),
        JSON.Member("currency", .string(currency)),
        JSON.Member("effective_from", .string(effectiveFrom.description)),
        JSON.Member(
          "prices", .object(prices.sorted { $0.key < $1.key }.map { JSON.Member($0.key, $0.value.json) })),
      ] + terms.members)
  }

  /// `slug@version`, as on usage events.
  public var name: String { "\(slug)@\(version)" }

  /// Meters that have a price. Another one cannot be used under the book.
  public var meters: Set<String> { Set(prices.keys) }

  /// A meter's prices; nil where it has none, so that it cannot be used under the book.
  public func meter(_ name: String) -> PricedMeter? {
    prices[name].map {
      PricedMeter(
        name: name, currency: currency, priceBook: self.name, minorDigits: minorDigits, prices: $0)
    }
  }
}

extension PriceBook: Equatable {
  /// By their terms.
  public static func == (left: PriceBook, right: PriceBook) -> Bool { left.json == right.json }
}
