/// The stored and the wire form of a rating.
extension CustomerRisk {
  /// The rating with all of its factors.
  public var json: JSON {
    [
      "rating": .string(rating.rawValue), "points": .integer(Int64(points)),
      "factors": .array(
        factors.map { factor in
          [
            "kind": .string(factor.kind.rawValue), "value": .string(factor.value),
            "points": .integer(Int64(factor.points)),
          ]
        }),
      "due_diligence": .string(isEnhanced ? "enhanced" : "standard"),
      "policy_version": .integer(Int64(policyVersion)),
    ]
  }

  /// Reads what ``json`` writes; nil for anything else.
  public init?(_ json: JSON) {
    guard let rating = json["rating"]?.text.flatMap(RiskRating.init), let points = json["points"]?.integer,
      let version = json["policy_version"]?.integer, let elements = json["factors"]?.elements
    else { return nil }
    self.init(
      rating: rating, points: Int(points),
      factors: elements.compactMap { element in
        guard let kind = element["kind"]?.text.flatMap(RiskFactor.Kind.init), let value = element["value"]?.text,
          let points = element["points"]?.integer
        else { return nil }
        return RiskFactor(kind: kind, value: value, points: Int(points))
      }, isEnhanced: json["due_diligence"]?.text == "enhanced", policyVersion: Int(version))
  }
}
