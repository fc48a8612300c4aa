extension DocumentSpecification {
  /// Driving licence of Germany.
  static let germanyDrivingLicence = europeanDrivingLicence(
    "DEU", titles: [["FÜHRERSCHEIN"], ["BUNDESREPUBLIK DEUTSCHLAND", "DEUTSCHLAND"]])
}
