extension DocumentSpecification {
  /// Driving licence of Portugal.
  static let portugalDrivingLicence = europeanDrivingLicence(
    "PRT", titles: [["CARTA DE CONDUÇÃO"]])
}
