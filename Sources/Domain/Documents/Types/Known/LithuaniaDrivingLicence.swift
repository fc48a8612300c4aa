extension DocumentSpecification {
  /// Driving licence of Lithuania.
  static let lithuaniaDrivingLicence = europeanDrivingLicence(
    "LTU", titles: [["VAIRUOTOJO PAŽYMĖJIMAS"]])
}
