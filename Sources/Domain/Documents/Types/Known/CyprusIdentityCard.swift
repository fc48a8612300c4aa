extension DocumentSpecification {
  /// Identity card of Cyprus.
  static let cyprusIdentityCard = europeanIdentityCard(
    "CYP", titles: [["ΔΕΛΤΙΟ ΤΑΥΤΟΤΗΤΑΣ", "IDENTITY CARD"], ["ΚΥΠΡΙΑΚΗ ΔΗΜΟΚΡΑΤΙΑ", "REPUBLIC OF CYPRUS"]],
    labels: LabelWords.words(in: "el", "tr", "en"), validity: .europeanIdentityCard)
}
