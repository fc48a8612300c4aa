extension DocumentSpecification {
  /// Driving licence of Italy.
  static let italyDrivingLicence = europeanDrivingLicence(
    "ITA", titles: [["PATENTE DI GUIDA"]])
}
