extension DocumentSpecification {
  /// Visa of any issuer: a sticker has everything (ICAO Doc 9303-7). One that shows nobody's face is for a person to
  /// look at.
  static let internationalVisa = internationalDocument(
    .visa, sides: .page([.portrait, .zone]))
}
