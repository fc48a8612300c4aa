import Domain

/// All units cost what the tier says that the period's quantity falls into. A quantity one past an edge may cost less
/// than one at the edge.
struct VolumePrice: PriceModel {
  static let name = "volume"

  let tiers: PriceTiers

  init?(_ terms: PriceTerms) {
    guard let tiers = PriceTiers(terms) else { return nil }
    self.tiers = tiers
  }

  var json: JSON { tiers.json }

  func charges(for quantity: Int64) throws(BillingError) -> [PriceCharge] {
    guard quantity > 0 else { return [] }
    var before: Int64 = 0
    for tier in tiers.all {
      if quantity <= tier.upTo ?? .max {
        let charge = try tier.charge(for: quantity, behind: before)
        return [charge]
      }
      before = tier.upTo ?? before
    }
    return []
  }

  var ceiling: PriceCeiling {
    PriceCeiling(slope: tiers.dearest, start: tiers.all.map(\.fixed).max() ?? .zero)
  }

  func roundedLineCount(digits: Int) -> Int { tiers.all.contains { $0.isRounded(to: digits) } ? 1 : 0 }

  var edges: [Int64] { tiers.all.compactMap(\.upTo) }
}
