extension DocumentSpecification {
  /// Passports, cards, permits and visas of any issuer after ICAO Doc 9303-4 to 9303-7: a machine-readable zone says
  /// what they are and whose, labels are in the issuer's languages and in English, French or Spanish.
  static let internationalDocuments: [DocumentSpecification] = [
    DocumentType.identityCard, .passport, .residencePermit, .visa,
  ].map { type in
    DocumentSpecification(
      "icao." + type.rawValue, type: type, issuer: nil, labels: LabelWords.all, otherLabels: LabelWords.others,
      sexes: LabelWords.sexes, proof: .zone)
  }
}
