extension DocumentSpecification {
  /// Residence permit of any issuer: portrait and print in front, the zone behind (Regulation (EC) 1030/2002, annex).
  static let internationalResidencePermit = internationalDocument(
    .residencePermit, sides: .card(front: [.portrait], back: [.zone]))
}
