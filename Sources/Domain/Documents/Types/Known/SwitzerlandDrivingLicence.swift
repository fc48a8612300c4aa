extension DocumentSpecification {
  /// Driving licence of Switzerland.
  static let switzerlandDrivingLicence = europeanDrivingLicence(
    "CHE",
    titles: [
      ["FÜHRERAUSWEIS", "PERMIS DE CONDUIRE", "LICENZA DI CONDURRE", "PERMISS DA MANISCHAR"],
      ["SCHWEIZ", "SUISSE", "SVIZZERA", "SVIZRA", "SWITZERLAND"],
    ], validity: nil)
}
