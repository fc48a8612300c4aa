extension DocumentSpecification {
  /// Identity card of Hungary. Its number: six digits and two letters.
  static let hungaryIdentityCard = europeanIdentityCard(
    "HUN", titles: [["SZEMÉLYAZONOSÍTÓ IGAZOLVÁNY"]], labels: LabelWords.words(in: "hu", "en"),
    documentNumber: NationalNumberRule("hun.identity_card_number", "999999AA", hasCheckDigit: false) { _ in .possible()
    }, validity: .europeanIdentityCard)
}
