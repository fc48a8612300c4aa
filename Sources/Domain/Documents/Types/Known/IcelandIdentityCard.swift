extension DocumentSpecification {
  /// Identity card of Iceland.
  static let icelandIdentityCard = europeanIdentityCard(
    "ISL", titles: [["NAFNSKÍRTEINI"]], labels: LabelWords.words(in: "is", "en"))
}
