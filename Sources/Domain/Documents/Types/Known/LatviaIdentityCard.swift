extension DocumentSpecification {
  /// Identity card of Latvia.
  static let latviaIdentityCard = europeanIdentityCard(
    "LVA", titles: [["PERSONAS APLIECĪBA"]], labels: LabelWords.words(in: "lv", "en"), validity: .europeanIdentityCard)
}
