extension DocumentSpecification {
  /// Driving licence of Sweden.
  static let swedenDrivingLicence = europeanDrivingLicence(
    "SWE", titles: [["KÖRKORT"]])
}
