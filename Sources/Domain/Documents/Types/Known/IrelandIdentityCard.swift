extension DocumentSpecification {
  /// Passport card of Ireland. Valid for five years (Passports Act 2008).
  static let irelandIdentityCard = europeanIdentityCard(
    "IRL", titles: [["PASSPORT CARD", "CÁRTA PAS"]], labels: LabelWords.words(in: "en", "ga", "fr"), zoneCodes: ["IP"],
    validity: DocumentValidity(.init(5)))
}
