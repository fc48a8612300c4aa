extension DocumentSpecification {
  /// Driving licence of Bulgaria.
  static let bulgariaDrivingLicence = europeanDrivingLicence(
    "BGR", titles: [["СВИДЕТЕЛСТВО ЗА УПРАВЛЕНИЕ"]])
}
