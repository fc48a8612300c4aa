extension DocumentSpecification {
  /// Driving licence of Finland.
  static let finlandDrivingLicence = europeanDrivingLicence(
    "FIN", titles: [["AJOKORTTI"]])
}
