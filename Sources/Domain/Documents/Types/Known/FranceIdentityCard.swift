extension DocumentSpecification {
  /// Identity card of France. Its number: nine characters since 2021; before, twelve: year, month, where it was asked
  /// for, and a sequence. Valid for ten years; cards of the model before were given adults for fifteen (decree
  /// 55-1397, as it then was).
  static let franceIdentityCard = europeanIdentityCard(
    "FRA", titles: [["CARTE NATIONALE D'IDENTITÉ"]], labels: LabelWords.words(in: "fr", "en"),
    documentNumber: NationalNumberRule("fra.identity_card_number", "*********", "9999***99999", hasCheckDigit: false) {
      _ in .possible()
    }, zoneCodes: ["ID"],
    validity: DocumentValidity(.init(10, since: CalendarDate(year: 2021, month: 8, day: 2)), .init(15)))
}
