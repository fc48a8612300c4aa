extension DocumentSpecification {
  /// Driving licence of Denmark.
  static let denmarkDrivingLicence = europeanDrivingLicence(
    "DNK", titles: [["KØREKORT"]])
}
