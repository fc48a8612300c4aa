extension DocumentSpecification {
  /// Identity card of Romania.
  static let romaniaIdentityCard = europeanIdentityCard(
    "ROU", titles: [["CARTE DE IDENTITATE"]], labels: LabelWords.words(in: "ro", "fr", "en"), zoneCodes: ["ID"],
    validity: .europeanIdentityCard)
}
