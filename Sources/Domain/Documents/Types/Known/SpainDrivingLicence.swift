extension DocumentSpecification {
  /// Driving licence of Spain.
  static let spainDrivingLicence = europeanDrivingLicence(
    "ESP", titles: [["PERMISO DE CONDUCCIÓN"]])
}
