extension DocumentSpecification {
  /// Identity card of Malta.
  static let maltaIdentityCard = europeanIdentityCard(
    "MLT", titles: [["KARTA TAL-IDENTITÀ"]], labels: LabelWords.words(in: "mt", "en"), validity: .europeanIdentityCard)
}
