extension DocumentSpecification {
  /// Driving licence of the Netherlands.
  static let netherlandsDrivingLicence = europeanDrivingLicence(
    "NLD", titles: [["RIJBEWIJS"], ["NEDERLANDEN", "NEDERLAND"]])
}
