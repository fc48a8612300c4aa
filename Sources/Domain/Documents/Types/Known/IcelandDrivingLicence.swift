extension DocumentSpecification {
  /// Driving licence of Iceland.
  static let icelandDrivingLicence = europeanDrivingLicence(
    "ISL", titles: [["ÖKUSKÍRTEINI"]], validity: nil)
}
