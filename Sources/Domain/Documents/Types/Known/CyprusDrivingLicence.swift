extension DocumentSpecification {
  /// Driving licence of Cyprus.
  static let cyprusDrivingLicence = europeanDrivingLicence(
    "CYP", titles: [["ΑΔΕΙΑ ΟΔΗΓΗΣΗΣ", "DRIVING LICENCE"], ["ΚΥΠΡΙΑΚΗ ΔΗΜΟΚΡΑΤΙΑ", "REPUBLIC OF CYPRUS"]])
}
