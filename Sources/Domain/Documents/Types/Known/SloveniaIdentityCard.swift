extension DocumentSpecification {
  /// Identity card of Slovenia.
  static let sloveniaIdentityCard = europeanIdentityCard(
    "SVN", titles: [["OSEBNA IZKAZNICA"]], labels: LabelWords.words(in: "sl", "en"), zoneCodes: ["I", "ID"],
    validity: .europeanIdentityCard)
}
