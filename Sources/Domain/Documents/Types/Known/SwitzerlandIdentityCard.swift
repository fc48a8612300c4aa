extension DocumentSpecification {
  /// Identity card of Switzerland. Valid for ten years, five for minors (VAwG, SR 143.11, article 5).
  static let switzerlandIdentityCard = europeanIdentityCard(
    "CHE",
    titles: [
      ["IDENTITÄTSKARTE", "CARTE D'IDENTITÉ", "CARTA D'IDENTITÀ", "CARTA D'IDENTITAD"],
      [
        "SCHWEIZERISCHE EIDGENOSSENSCHAFT", "CONFÉDÉRATION SUISSE", "CONFEDERAZIONE SVIZZERA",
        "CONFEDERAZIUN SVIZRA", "SWISS CONFEDERATION", "SCHWEIZ", "SUISSE", "SVIZZERA",
      ],
    ], labels: LabelWords.words(in: "de", "fr", "it", "en"), zoneCodes: ["ID"],
    validity: DocumentValidity(.init(5, ageBelow: 18), .init(10)))
}
