extension DocumentSpecification {
  /// Identity card of Norway.
  static let norwayIdentityCard = europeanIdentityCard(
    "NOR",
    titles: [["NASJONALT ID-KORT", "NASJONALT IDENTITETSKORT", "IDENTITETSKORT"], ["NORGE", "NOREG", "NORWAY"]],
    labels: LabelWords.words(in: "no", "en"))
}
