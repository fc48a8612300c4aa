extension DocumentSpecification {
  /// Identity card of Finland.
  static let finlandIdentityCard = europeanIdentityCard(
    "FIN", titles: [["HENKILÖKORTTI"]], labels: LabelWords.words(in: "fi", "sv", "en"), validity: .europeanIdentityCard)
}
