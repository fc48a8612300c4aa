import Domain

/// A price book as shipped in `Tenants/price-books`.
public struct PriceBookFile: Sendable, Equatable {
  /// Names the book.
  public let slug: String
  /// From 1; a change of any price is a new version.
  public let version: Int
  /// ISO 4217.
  public let currency: String
  /// First day on which it holds.
  public let effectiveFrom: CalendarDate
  /// Price of one by meter: decimal texts in the currency's major unit, such as `0.35`.
  public let prices: [String: String]

  /// A price book.
  public init(slug: String, version: Int, currency: String, effectiveFrom: CalendarDate, prices: [String: String]) {
    self.slug = slug
    self.version = version
    self.currency = currency
    self.effectiveFrom = effectiveFrom
    self.prices = prices
  }

  /// Reads a price book; `fileName` is for messages alone.
  /// - Throws: ``TenantFileError`` with every problem, each with its line.
  public static func parse(yaml: String, fileName: String) throws(TenantFileError) -> PriceBookFile {
    let reader = DeclarationReader(file: fileName)
    let declared = try YAMLReader(fileName: fileName).read(yaml)
    let book = read(Item(value: declared, path: .top, reader: reader))
    try reader.finish()
    guard let book else { throw .invalid([]) }
    return book
  }

  private static func read(_ item: Item) -> PriceBookFile? {
    guard let fields = item.fields() else { return nil }
    fields.allow(["slug", "version", "currency", "effective_from", "prices"])
    let slug = fields.required("slug").flatMap(slug)
    let version = fields.required("version")?.integer(1...1_000_000)
    let currency = fields.required("currency").flatMap(BillingReading.currency)
    let start = fields.required("effective_from").flatMap(date)
    let prices = fields.required("prices").flatMap(prices)
    guard let slug, let version, let currency, let start, let prices else { return nil }
    return PriceBookFile(slug: slug, version: Int(version), currency: currency, effectiveFrom: start, prices: prices)
  }

  private static func slug(_ item: Item) -> String? {
    guard let text = item.text() else { return nil }
    guard TenantFileReading.isName(text, lengths: 2...40) else {
      item.refuse(.broken(rule: "must be 2 through 40 of a-z, 0-9 and -, beginning with a letter"))
      return nil
    }
    return text
  }

  private static func date(_ item: Item) -> CalendarDate? {
    guard let text = item.text() else { return nil }
    guard let date = CalendarDate(iso: text) else {
      item.refuse(.broken(rule: "must be a day, such as 2026-01-01"))
      return nil
    }
    return date
  }

  private static func prices(_ item: Item) -> [String: String]? {
    guard let fields = item.fields() else { return nil }
    var prices: [String: String] = [:]
    for (meter, mark, value) in fields.all {
      let meters = CheckType.allCases.map(\.rawValue) + [UsageEvent.monitoring]
      if !meters.contains(meter), !meter.hasPrefix("provider.") {
        value.reader.refuse(.unknownKey(allowed: meters), at: value.path, mark)
      }
      // A number in YAML is a floating-point number, which holds no price exactly.
      guard case .text(let text) = value.value.kind, isDecimal(text) else {
        value.refuse(.broken(rule: "must be a decimal in quotes, such as \"0.35\", with at most 12 places"))
        continue
      }
      prices[meter] = text
    }
    return prices
  }

  static func isDecimal(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let areDigits = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }
    return areDigits && parts.count <= 2 && (parts.first?.count ?? 0) <= 12 && (parts.count < 2 || parts[1].count <= 12)
  }
}
