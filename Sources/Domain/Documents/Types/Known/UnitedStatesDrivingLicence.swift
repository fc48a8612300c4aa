extension DocumentSpecification {
  /// Driving licence of a state or territory of the United States.
  static let unitedStatesDrivingLicence = northAmericanCard(
    .drivingLicence, "USA", titles: ["DRIVER LICENSE", "DRIVER'S LICENSE", "DRIVER'S LICENCE", "DRIVER LICENCE"])
}
