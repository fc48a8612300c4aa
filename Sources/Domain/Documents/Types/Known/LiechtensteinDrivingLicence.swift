extension DocumentSpecification {
  /// Driving licence of Liechtenstein.
  static let liechtensteinDrivingLicence = europeanDrivingLicence(
    "LIE", titles: [["FÜHRERSCHEIN", "FÜHRERAUSWEIS"], ["FÜRSTENTUM LIECHTENSTEIN", "LIECHTENSTEIN"]], validity: nil)
}
