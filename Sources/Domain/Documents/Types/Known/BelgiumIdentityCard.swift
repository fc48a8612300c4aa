extension DocumentSpecification {
  /// Identity card of Belgium.
  static let belgiumIdentityCard = europeanIdentityCard(
    "BEL", titles: [["IDENTITEITSKAART", "CARTE D'IDENTITÉ"], ["BELGIË", "BELGIQUE", "BELGIEN", "BELGIUM"]],
    labels: LabelWords.words(in: "nl", "fr", "de", "en"), zoneCodes: ["ID"],
    validity: .europeanIdentityCard)
}
