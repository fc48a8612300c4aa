extension DocumentSpecification {
  /// Driving licence of Czechia.
  static let czechiaDrivingLicence = europeanDrivingLicence(
    "CZE", titles: [["ŘIDIČSKÝ PRŮKAZ"]])
}
