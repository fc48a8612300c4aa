extension DocumentSpecification {
  /// Identity card of Slovakia.
  static let slovakiaIdentityCard = europeanIdentityCard(
    "SVK", titles: [["OBČIANSKY PREUKAZ"]], labels: LabelWords.words(in: "sk", "en"), zoneCodes: ["I", "ID"],
    validity: .europeanIdentityCard)
}
