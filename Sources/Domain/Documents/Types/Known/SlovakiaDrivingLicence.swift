extension DocumentSpecification {
  /// Driving licence of Slovakia.
  static let slovakiaDrivingLicence = europeanDrivingLicence(
    "SVK", titles: [["VODIČSKÝ PREUKAZ"]])
}
