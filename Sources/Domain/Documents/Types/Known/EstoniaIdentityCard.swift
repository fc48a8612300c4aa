extension DocumentSpecification {
  /// Identity card of Estonia. Its number: two letters and seven digits. Valid for five years (Isikut tõendavate
  /// dokumentide seadus, § 20).
  static let estoniaIdentityCard = europeanIdentityCard(
    "EST", titles: [["ISIKUTUNNISTUS"]], labels: LabelWords.words(in: "et", "en"),
    documentNumber: NationalNumberRule("est.identity_card_number", "AA9999999", hasCheckDigit: false) { _ in .possible()
    }, zoneCodes: ["ID"], validity: DocumentValidity(.init(5)))
}
