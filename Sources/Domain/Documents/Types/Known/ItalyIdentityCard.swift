extension DocumentSpecification {
  /// Identity card of Italy. Its number: two letters, five digits and two letters; older cards have seven digits with
  /// two letters before or behind.
  static let italyIdentityCard = europeanIdentityCard(
    "ITA", titles: [["CARTA DI IDENTITÀ"]], labels: LabelWords.words(in: "it", "en"),
    documentNumber: NationalNumberRule(
      "ita.identity_card_number", "AA99999AA", "AA9999999", "9999999AA", hasCheckDigit: false
    ) { _ in .possible() }, zoneCodes: ["C"], validity: .europeanIdentityCard)
}
