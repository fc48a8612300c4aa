extension DocumentSpecification {
  /// Identity card of Croatia. Its number: nine digits.
  static let croatiaIdentityCard = europeanIdentityCard(
    "HRV", titles: [["OSOBNA ISKAZNICA"], ["HRVATSKA", "CROATIA"]], labels: LabelWords.words(in: "hr", "en"),
    documentNumber: NationalNumberRule("hrv.identity_card_number", "999999999", hasCheckDigit: false) { _ in .possible()
    }, zoneCodes: ["ID", "IO"], validity: .europeanIdentityCard)
}
