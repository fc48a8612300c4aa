extension DocumentSpecification {
  /// Identity card of Sweden. Valid for five years (Förordning 2005:661).
  static let swedenIdentityCard = europeanIdentityCard(
    "SWE", titles: [["NATIONELLT IDENTITETSKORT", "NATIONELLT ID-KORT"]], labels: LabelWords.words(in: "sv", "en"),
    validity: DocumentValidity(.init(5)))
}
