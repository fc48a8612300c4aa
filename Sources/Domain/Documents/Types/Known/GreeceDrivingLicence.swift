extension DocumentSpecification {
  /// Driving licence of Greece.
  static let greeceDrivingLicence = europeanDrivingLicence(
    "GRC", titles: [["ΑΔΕΙΑ ΟΔΗΓΗΣΗΣ"], ["ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ", "HELLENIC REPUBLIC"]])
}
