extension DocumentSpecification {
  /// Driving licence of Norway.
  static let norwayDrivingLicence = europeanDrivingLicence(
    "NOR", titles: [["FØRERKORT", "FØRARKORT"], ["NORGE", "NOREG", "NORWAY"]], validity: nil)
}
