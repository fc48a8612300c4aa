extension DocumentSpecification {
  /// Cartão de Cidadão of Portugal. Its number: number of the Cartão de Cidadão with its version and check digit
  /// (Portaria 202/2007).
  static let portugalIdentityCard = europeanIdentityCard(
    "PRT", titles: [["CARTÃO DE CIDADÃO"]], labels: LabelWords.words(in: "pt", "en"),
    documentNumber: .portugalCitizenCard, zoneCodes: ["I", "ID"], validity: .europeanIdentityCard)
}
