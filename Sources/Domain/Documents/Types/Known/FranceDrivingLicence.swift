extension DocumentSpecification {
  /// Driving licence of France.
  static let franceDrivingLicence = europeanDrivingLicence(
    "FRA", titles: [["PERMIS DE CONDUIRE"], ["RÉPUBLIQUE FRANÇAISE", "FRANCE"]])
}
