extension DocumentSpecification {
  /// Identity card of any issuer: portrait and print in front, the zone behind on TD1 (ICAO Doc 9303-5, section 3.1)
  /// and in front on TD2 (9303-6).
  static let internationalIdentityCard = internationalDocument(
    .identityCard, sides: .card(front: [.portrait], back: [.zone]))
}
