extension DocumentSpecification {
  /// Identity card of Austria.
  static let austriaIdentityCard = europeanIdentityCard(
    "AUT", titles: [["PERSONALAUSWEIS"], ["REPUBLIK ÖSTERREICH"]], labels: LabelWords.words(in: "de", "en"),
    validity: .europeanIdentityCard)
}
