extension DocumentSpecification {
  /// Identity card of the Netherlands. Its number: two letters, six letters or digits and a digit; the letter O is
  /// not used (Rijksdienst voor Identiteitsgegevens).
  static let netherlandsIdentityCard = europeanIdentityCard(
    "NLD", titles: [["IDENTITEITSKAART"], ["KONINKRIJK DER NEDERLANDEN"]],
    labels: LabelWords.words(in: "nl", "en", "fr"),
    documentNumber: NationalNumberRule("nld.identity_card_number", "AA******9", hasCheckDigit: false) { figures in
      figures.characters.contains("O") ? .impossible : .possible()
    }, zoneCodes: ["I"], validity: .europeanIdentityCard)
}
