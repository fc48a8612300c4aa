extension DocumentSpecification {
  /// Identity card of Czechia. Its number: nine digits. Valid for ten years, longer from 70 on (Act 269/2021
  /// Coll., as Act 328/1999 before it).
  static let czechiaIdentityCard = europeanIdentityCard(
    "CZE", titles: [["OBČANSKÝ PRŮKAZ"]], labels: LabelWords.words(in: "cs", "en"),
    documentNumber: NationalNumberRule("cze.identity_card_number", "999999999", hasCheckDigit: false) { _ in .possible()
    }, zoneCodes: ["ID"], validity: DocumentValidity(.init(10, ageBelow: 70)))
}
