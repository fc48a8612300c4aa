extension DocumentSpecification {
  /// Driving licence of Croatia.
  static let croatiaDrivingLicence = europeanDrivingLicence(
    "HRV", titles: [["VOZAČKA DOZVOLA"], ["HRVATSKA"]])
}
