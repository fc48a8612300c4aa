extension DocumentSpecification {
  /// Identity card of Lithuania.
  static let lithuaniaIdentityCard = europeanIdentityCard(
    "LTU", titles: [["ASMENS TAPATYBĖS KORTELĖ"]], labels: LabelWords.words(in: "lt", "en"), zoneCodes: ["I", "ID"],
    validity: .europeanIdentityCard)
}
