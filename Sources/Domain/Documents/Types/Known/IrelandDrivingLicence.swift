extension DocumentSpecification {
  /// Driving licence of Ireland.
  static let irelandDrivingLicence = europeanDrivingLicence(
    "IRL", titles: [["CEADÚNAS TIOMÁNA"]])
}
