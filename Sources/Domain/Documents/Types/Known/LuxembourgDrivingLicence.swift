extension DocumentSpecification {
  /// Driving licence of Luxembourg.
  static let luxembourgDrivingLicence = europeanDrivingLicence(
    "LUX", titles: [["PERMIS DE CONDUIRE"], ["LUXEMBOURG"]])
}
