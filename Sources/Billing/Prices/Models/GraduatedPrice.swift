import Domain

/// Each unit costs what its tier says: those up to the first edge the first tier's price, those behind it the next
/// one's. A tier's fixed part is due once with its first unit.
struct GraduatedPrice: PriceModel {
  static let name = "graduated"

  let tiers: PriceTiers

  init?(_ terms: PriceTerms) {
    guard let tiers = PriceTiers(terms) else { return nil }
    self.tiers = tiers
  }

  var json: JSON { tiers.json }

  func charges(for quantity: Int64) throws(BillingError) -> [PriceCharge] {
    var charges: [PriceCharge] = []
    var before: Int64 = 0
    for tier in tiers.all where before < quantity {
      let count = min(quantity, tier.upTo ?? quantity) - before
      charges.append(try tier.charge(for: count, behind: before))
      before += count
    }
    return charges
  }

  var ceiling: PriceCeiling {
    PriceCeiling(slope: tiers.dearest, start: tiers.fixedSum)
  }

  func roundedLineCount(digits: Int) -> Int { tiers.all.count { $0.isRounded(to: digits) } }

  var edges: [Int64] { tiers.all.compactMap(\.upTo) }
}
