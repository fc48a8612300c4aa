extension DocumentSpecification {
  /// Identity card of Bulgaria.
  static let bulgariaIdentityCard = europeanIdentityCard(
    "BGR", titles: [["ЛИЧНА КАРТА", "IDENTITY CARD"], ["БЪЛГАРИЯ", "BULGARIA"]],
    labels: LabelWords.words(in: "bg", "en"), validity: .europeanIdentityCard)
}
