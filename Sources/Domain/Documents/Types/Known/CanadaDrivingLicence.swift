extension DocumentSpecification {
  /// Driving licence of a province or territory of Canada.
  static let canadaDrivingLicence = northAmericanCard(
    .drivingLicence, "CAN",
    titles: ["DRIVER LICENSE", "DRIVER'S LICENSE", "DRIVER'S LICENCE", "DRIVER LICENCE", "PERMIS DE CONDUIRE"])
}
