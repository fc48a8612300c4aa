extension DocumentSpecification {
  /// Driving licence of Hungary.
  static let hungaryDrivingLicence = europeanDrivingLicence(
    "HUN", titles: [["VEZETŐI ENGEDÉLY"]])
}
