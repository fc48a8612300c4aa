extension DocumentSpecification {
  /// Passport of any issuer: the data page has everything (ICAO Doc 9303-4, section 3.1).
  static let internationalPassport = internationalDocument(
    .passport, sides: .page([.portrait, .zone]), validity: .passport)
}
