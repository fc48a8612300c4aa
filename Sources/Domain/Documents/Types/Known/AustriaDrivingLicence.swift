extension DocumentSpecification {
  /// Driving licence of Austria.
  static let austriaDrivingLicence = europeanDrivingLicence(
    "AUT", titles: [["FÜHRERSCHEIN"], ["REPUBLIK ÖSTERREICH", "ÖSTERREICH"]])
}
