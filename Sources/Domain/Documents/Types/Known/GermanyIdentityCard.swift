extension DocumentSpecification {
  /// Identity card of Germany. Its number: four characters of the authority and five by chance; a letter and seven
  /// digits on provisional cards (Personalausweisgesetz, § 5, paragraph 8). Vowels and what is read for them are not
  /// used. Valid for ten years, six for holders below 24 (Personalausweisgesetz, § 6).
  static let germanyIdentityCard = europeanIdentityCard(
    "DEU", titles: [["PERSONALAUSWEIS"], ["BUNDESREPUBLIK DEUTSCHLAND"]],
    labels: LabelWords.words(in: "de", "en", "fr"),
    documentNumber: NationalNumberRule("deu.identity_card_number", "*********", "A9999999", hasCheckDigit: false) {
      figures in
      figures.characters.allSatisfy { "0123456789CFGHJKLMNPRTVWXYZ".contains($0) } ? .possible() : .impossible
    }, zoneCodes: ["ID"], validity: DocumentValidity(.init(6, ageBelow: 24), .init(10)))
}
