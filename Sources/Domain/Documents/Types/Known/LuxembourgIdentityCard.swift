extension DocumentSpecification {
  /// Identity card of Luxembourg.
  static let luxembourgIdentityCard = europeanIdentityCard(
    "LUX", titles: [["CARTE D'IDENTITÉ"], ["GRAND-DUCHÉ DE LUXEMBOURG"]],
    labels: LabelWords.words(in: "fr", "de", "en"), validity: .europeanIdentityCard)
}
