import Domain

/// Reads how customers are rated.
enum RiskReading {
  private static let points = Int64(RiskPolicy.points.lowerBound)...Int64(RiskPolicy.points.upperBound)

  /// Nil, with problems noted, where it is not usable.
  static func risk(_ item: Item, _ policy: TenantPolicy) -> RiskPolicy? {
    guard let fields = item.fields() else { return nil }
    fields.allow(["country", "product", "pep_class", "hit", "history", "medium", "high"])
    let medium = fields.required("medium")?.integer(points)
    let high = fields.required("high")?.integer(points)
    guard let medium, let high else { return nil }
    if medium > high { fields["medium"]?.refuse(.broken(rule: "must not lie above high")) }
    var risk = RiskPolicy(medium: Int(medium), high: Int(high))
    risk.countries = weights(fields["country"]) { name in policy.riskCountries[name] == nil ? nil : name }
    risk.exposureClasses = weights(fields["pep_class"]) { name in
      Int(name).flatMap { ScreeningPolicy.exposureClasses.contains($0) ? $0 : nil }
    }
    risk.topics = weights(fields["hit"]) { name in ListTopic(rawValue: name) }
    risk.history = weights(fields["history"]) { name in RiskHistory(rawValue: name) }
    if let product = fields["product"]?.fields() {
      product.allow(["metadata", "weights"])
      risk.productKey = product.required("metadata").flatMap { $0.line(lengthMax: 40) }
      risk.products = weights(product.required("weights")) { name in name }
    }
    return risk
  }

  /// Points by what a name stands for; a name that stands for nothing is refused.
  private static func weights<Key: Hashable>(_ item: Item?, _ key: (String) -> Key?) -> [Key: Int] {
    guard let item, let fields = item.fields() else { return [:] }
    var weights: [Key: Int] = [:]
    for (name, mark, value) in fields.all {
      guard let known = key(name) else {
        value.reader.refuse(.broken(rule: "is not known here"), at: value.path, mark)
        continue
      }
      if let count = value.integer(points) { weights[known] = Int(count) }
    }
    return weights
  }
}
