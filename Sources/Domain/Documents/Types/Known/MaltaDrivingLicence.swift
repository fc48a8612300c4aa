extension DocumentSpecification {
  /// Driving licence of Malta.
  static let maltaDrivingLicence = europeanDrivingLicence(
    "MLT", titles: [["LIĊENZJA TAS-SEWQAN"]])
}
