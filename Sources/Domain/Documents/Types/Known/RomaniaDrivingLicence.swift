extension DocumentSpecification {
  /// Driving licence of Romania.
  static let romaniaDrivingLicence = europeanDrivingLicence(
    "ROU", titles: [["PERMIS DE CONDUCERE"]])
}
