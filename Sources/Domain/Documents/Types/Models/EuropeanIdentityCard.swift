extension DocumentSpecification {
  /// An identity card of the size TD1 as Europe's states issue them: portrait and print in front, the zone behind
  /// (Regulation (EU) 2025/1208, as Regulation (EU) 2019/1157 before it, article 3, after ICAO Doc 9303-5), so that its
  /// title tells it before the back is seen.
  /// - Parameters:
  ///   - titles: what the card is called in the issuer's languages and, where others share them, the state's names.
  ///   - labels: see ``LabelWords``.
  static func europeanIdentityCard(
    _ issuer: String, titles: [[String]], labels: Labels, documentNumber: NationalNumberRule? = nil,
    zoneCodes: Set<String> = [], validity: DocumentValidity? = nil
  ) -> DocumentSpecification {
    DocumentSpecification(
      issuer.lowercased() + ".identity_card", type: .identityCard, issuer: issuer,
      sides: .card(front: [.portrait], back: [.zone]), scripts: DocumentScript.native(to: issuer),
      marks: titles, labels: labels, otherLabels: LabelWords.others, sexes: LabelWords.sexes,
      documentNumber: documentNumber, zoneCodes: zoneCodes, validity: validity)
  }
}
