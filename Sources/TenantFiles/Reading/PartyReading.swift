import Billing
import Domain

/// Reads what invoices say of whoever sells and buys.
enum PartyReading {
  private static let addressParts = ["line1", "line2", "postal_code", "city", "region", "country"]

  /// Its parts; or one line, which no invoice can be sent to, since it does not tell the country.
  static func address(_ item: Item) -> BillingAddress? {
    guard case .map = item.value.kind else { return item.line(lengthMax: 400).map(BillingAddress.init) }
    guard let fields = item.fields() else { return nil }
    fields.allow(addressParts)
    guard let street = fields.required("line1")?.line(lengthMax: 120) else { return nil }
    var address = BillingAddress(line1: street)
    address.line2 = fields["line2"]?.line(lengthMax: 120)
    address.postalCode = fields["postal_code"]?.line(lengthMax: 20)
    address.city = fields.required("city")?.line(lengthMax: 120)
    address.region = fields["region"]?.line(lengthMax: 120)
    address.country = fields.required("country").flatMap(country)
    return address
  }

  private static func country(_ item: Item) -> String? {
    guard let code = item.text() else { return nil }
    guard CountryCode.alpha2(of: code) != nil else {
      item.refuse(.broken(rule: "must be a country of ISO 3166-1 alpha-3, such as DEU"))
      return nil
    }
    return code
  }

  static func vatID(_ item: Item) -> String? {
    guard let text = item.line(lengthMax: 40) else { return nil }
    guard VATIdentifier.isWellFormed(text) else {
      item.refuse(.broken(rule: "must begin with its country's two letters, such as DE123456789"))
      return nil
    }
    return text
  }

  /// A category with its rate, which ``TaxCategory/standard`` alone has, and the reason, which an exemption needs.
  static func tax(_ item: Item) -> TaxTerms? {
    guard let fields = item.fields() else { return nil }
    fields.allow(["category", "rate", "reason"])
    guard let category: TaxCategory = fields.required("category")?.choice() else { return nil }
    let reason = fields["reason"]?.line(lengthMax: 200)
    switch category {
    case .standard:
      fields["reason"]?.refuse(.broken(rule: "belongs to what is not taxed"))
      return fields.required("rate").flatMap(rate).map { TaxTerms(category: category, percent: $0, reason: nil) }
    case .zeroRated:
      fields["reason"]?.refuse(.broken(rule: "belongs to what is not taxed"))
    case .exempt: _ = fields.required("reason")
    case .reverseCharge, .export, .outOfScope: break
    }
    fields["rate"]?.refuse(.broken(rule: "belongs to category S"))
    return TaxTerms(category: category, percent: "0", reason: reason ?? category.usualReason)
  }

  private static func rate(_ item: Item) -> String? {
    // A number in YAML is a floating-point number, which holds no rate exactly.
    guard case .text(let text) = item.value.kind, let whole = text.split(separator: ".").first,
      let rate = ExactDecimal(text), rate > .zero, whole.count <= 2
    else {
      item.refuse(.broken(rule: "must be per cent in quotes, above 0 and below 100, such as \"19\""))
      return nil
    }
    return text
  }
}

extension TaxCategory {
  /// What an invoice says where the file does not; the words are those of Directive 2006/112/EC, article 226.
  fileprivate var usualReason: String? {
    switch self {
    case .reverseCharge: "Reverse charge"
    case .export: "Export outside of the tax area"
    case .outOfScope: "Not subject to value-added tax"
    case .standard, .zeroRated, .exempt: nil
    }
  }
}
