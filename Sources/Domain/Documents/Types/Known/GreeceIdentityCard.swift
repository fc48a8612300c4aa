extension DocumentSpecification {
  /// Identity card of Greece.
  static let greeceIdentityCard = europeanIdentityCard(
    "GRC",
    titles: [["ΔΕΛΤΙΟ ΤΑΥΤΟΤΗΤΑΣ", "ΔΕΛΤΙΟ ΑΣΤΥΝΟΜΙΚΗΣ ΤΑΥΤΟΤΗΤΑΣ"], ["ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ", "HELLENIC REPUBLIC"]],
    labels: LabelWords.words(in: "el", "en"), validity: .europeanIdentityCard)
}
