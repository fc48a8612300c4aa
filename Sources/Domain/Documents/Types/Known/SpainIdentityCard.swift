extension DocumentSpecification {
  /// Documento nacional de identidad of Spain. Its number: three letters and six digits of the card itself; print may
  /// give the number of the DNI for it. Valid for five years below 30, ten below 70, for good from then on (Royal
  /// Decree 1553/2005, article 6).
  static let spainIdentityCard = europeanIdentityCard(
    "ESP", titles: [["DOCUMENTO NACIONAL DE IDENTIDAD"]], labels: LabelWords.words(in: "es", "en"),
    documentNumber: NationalNumberRule("esp.identity_card_number", "AAA999999", "99999999A", hasCheckDigit: false) {
      _ in .possible()
    }, zoneCodes: ["ID"], validity: DocumentValidity(.init(5, ageBelow: 30), .init(10, ageBelow: 70)))
}
