extension DocumentSpecification {
  /// Identity card of a state or territory of the United States.
  static let unitedStatesIdentityCard = northAmericanCard(
    .identityCard, "USA", titles: ["IDENTIFICATION CARD", "IDENTITY CARD", "ID CARD"])
}
