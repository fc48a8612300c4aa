extension DocumentSpecification {
  /// Driving licence of Belgium.
  static let belgiumDrivingLicence = europeanDrivingLicence(
    "BEL", titles: [["RIJBEWIJS", "PERMIS DE CONDUIRE", "FÜHRERSCHEIN"], ["BELGIË", "BELGIQUE", "BELGIEN"]])
}
