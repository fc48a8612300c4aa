extension DocumentSpecification {
  /// Driving licence of Slovenia.
  static let sloveniaDrivingLicence = europeanDrivingLicence(
    "SVN", titles: [["VOZNIŠKO DOVOLJENJE"]])
}
