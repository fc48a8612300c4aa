extension DocumentSpecification {
  /// Driving licence of Poland.
  static let polandDrivingLicence = europeanDrivingLicence(
    "POL", titles: [["PRAWO JAZDY"]])
}
