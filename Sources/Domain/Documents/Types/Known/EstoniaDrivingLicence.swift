extension DocumentSpecification {
  /// Driving licence of Estonia.
  static let estoniaDrivingLicence = europeanDrivingLicence(
    "EST", titles: [["JUHILUBA"]])
}
