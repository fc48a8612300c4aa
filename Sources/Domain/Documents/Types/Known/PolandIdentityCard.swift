extension DocumentSpecification {
  /// Identity card of Poland. Its number: three letters, a check digit and five digits: weights 7, 3, 1, 9, 7, 3, 1,
  /// 7, 3 and modulo 10. Valid for ten years; holders of 65 and more could have it for good (Act on identity
  /// cards of 6 August 2010).
  static let polandIdentityCard = europeanIdentityCard(
    "POL", titles: [["DOWÓD OSOBISTY"]], labels: LabelWords.words(in: "pl", "en"),
    documentNumber: NationalNumberRule("pol.identity_card_number", "AAA999999") { figures in
      .digit(figures.sum([7, 3, 1, 9, 7, 3, 1, 7, 3]) % 10 == 0)
    }, zoneCodes: ["I"], validity: DocumentValidity(.init(10, ageBelow: 65)))
}
