import Domain

extension BillingAddress {
  /// As declared: one line where the rest is not known.
  var json: JSON {
    guard isComplete else { return .string(line1) }
    return .map([
      ("line1", .string(line1)), ("line2", line2.map(JSON.string)), ("postal_code", postalCode.map(JSON.string)),
      ("city", city.map(JSON.string)), ("region", region.map(JSON.string)), ("country", country.map(JSON.string)),
    ])
  }
}

extension TaxTerms {
  var json: JSON {
    .map([
      ("category", .string(category.rawValue)), ("rate", category == .standard ? .string(percent) : nil),
      ("reason", reason.map(JSON.string)),
    ])
  }
}
