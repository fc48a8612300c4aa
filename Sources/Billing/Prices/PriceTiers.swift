import Domain

/// The tiers of a graduated or volume price, in order; the last one has no end.
struct PriceTiers: Sendable, Hashable {
  struct Tier: Sendable, Hashable {
    /// The last unit that belongs to it; nil for the last tier.
    let upTo: Int64?
    let unit: ExactDecimal
    /// Due once with the tier's first unit.
    let fixed: ExactDecimal

    /// Whether amounts under it may have more than `digits` places.
    func isRounded(to digits: Int) -> Bool { max(unit.placeCount, fixed.placeCount) > digits }

    /// What `count` units cost under it, behind `before` others.
    func charge(for count: Int64, behind before: Int64) throws(BillingError) -> PriceCharge {
      PriceCharge(
        label: "\(before + 1)-\(upTo.map(String.init) ?? "")", quantity: count, unitPrice: unit,
        amount: try unit.multiplied(by: count).adding(fixed))
    }
  }

  let all: [Tier]
  /// The highest price of one.
  let dearest: ExactDecimal
  /// The sum of the fixed parts.
  let fixedSum: ExactDecimal

  init?(_ terms: PriceTerms) {
    guard let list = terms.list(1...100) else { return nil }
    var tiers: [Tier] = []
    var sum = ExactDecimal.zero
    for (index, terms) in list.enumerated() {
      let least = (tiers.last?.upTo ?? 0) + 1
      guard let tier = Self.tier(terms, from: least, isLast: index + 1 == list.count) else { return nil }
      do {
        sum = try sum.adding(tier.fixed)
      } catch {
        terms.refuse(.broken(rule: "is out of range"))
        return nil
      }
      tiers.append(tier)
    }
    all = tiers
    dearest = tiers.map(\.unit).max() ?? .zero
    fixedSum = sum
  }

  private static func tier(_ terms: PriceTerms, from least: Int64, isLast: Bool) -> Tier? {
    guard let fields = terms.fields(isLast ? ["unit", "fixed"] : ["up_to", "unit", "fixed"]) else { return nil }
    let upTo = isLast ? nil : fields.required("up_to")?.integer(least...1_000_000_000_000)
    let unit = fields.required("unit")?.price()
    let fixed = fields["fixed"].map { $0.price() } ?? .zero
    guard let unit, let fixed, isLast || upTo != nil else { return nil }
    return Tier(upTo: upTo, unit: unit, fixed: fixed)
  }

  var json: JSON {
    .array(
      all.map { tier in
        var members: [JSON.Member] = []
        if let upTo = tier.upTo { members.append(JSON.Member("up_to", .integer(upTo))) }
        members.append(JSON.Member("unit", .string(tier.unit.description)))
        if tier.fixed > .zero { members.append(JSON.Member("fixed", .string(tier.fixed.description))) }
        return .object(members)
      })
  }
}
