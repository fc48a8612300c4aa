extension DocumentSpecification {
  /// Identity card of Monaco.
  static let monacoIdentityCard = europeanIdentityCard(
    "MCO", titles: [["CARTE D'IDENTITÉ"], ["PRINCIPAUTÉ DE MONACO", "MONACO"]], labels: LabelWords.words(in: "fr", "en")
  )
}
