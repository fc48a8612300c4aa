extension DocumentSpecification {
  /// A document of any issuer after ICAO Doc 9303-4 to 9303-7: a machine-readable zone says what it is and whose,
  /// labels are in the issuer's languages and in English, French or Spanish.
  static func internationalDocument(
    _ type: DocumentType, sides: [DocumentSide], validity: DocumentValidity? = nil
  ) -> DocumentSpecification {
    DocumentSpecification(
      "icao." + type.rawValue, type: type, issuer: nil, sides: sides, labels: LabelWords.byLanguage,
      otherLabels: LabelWords.others, sexes: LabelWords.sexes, validity: validity)
  }
}
