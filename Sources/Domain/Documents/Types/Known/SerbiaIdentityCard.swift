extension DocumentSpecification {
  /// Identity card of Serbia. Its number: nine digits, the registration number.
  static let serbiaIdentityCard = europeanIdentityCard(
    "SRB", titles: [["ЛИЧНА КАРТА", "LIČNA KARTA"], ["СРБИЈА", "SRBIJA", "SERBIA"]],
    labels: LabelWords.words(in: "sr", "en"),
    documentNumber: NationalNumberRule("srb.identity_card_number", "999999999", hasCheckDigit: false) { _ in .possible()
    }, zoneCodes: ["ID"])
}
