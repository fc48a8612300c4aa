extension DocumentSpecification {
  /// Identity card of Liechtenstein.
  static let liechtensteinIdentityCard = europeanIdentityCard(
    "LIE", titles: [["IDENTITÄTSKARTE"], ["FÜRSTENTUM LIECHTENSTEIN", "LIECHTENSTEIN"]],
    labels: LabelWords.words(in: "de", "en"))
}
