extension DocumentSpecification {
  /// Identity card of a province or territory of Canada.
  static let canadaIdentityCard = northAmericanCard(
    .identityCard, "CAN", titles: ["IDENTIFICATION CARD", "IDENTITY CARD", "ID CARD", "PHOTO CARD", "CARTE D'IDENTITÉ"])
}
