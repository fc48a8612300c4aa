extension DocumentSpecification {
  /// Driving licence of Latvia.
  static let latviaDrivingLicence = europeanDrivingLicence(
    "LVA", titles: [["VADĪTĀJA APLIECĪBA"]])
}
