extension DocumentSpecification {
  /// National identity slip or card of Nigeria's National Identity Management Commission.
  static let nigeriaIdentityCard = DocumentSpecification(
    "nga.identity_card", type: .identityCard, issuer: "NGA", scripts: [.latin],
    marks: [["FEDERAL REPUBLIC OF NIGERIA"], ["NIN", "NATIONAL IDENTITY", "NATIONAL IDENTIFICATION NUMBER"]],
    labels: [
      .familyName: ["SURNAME", "NOM"], .givenNames: ["GIVEN NAMES", "FIRST NAME", "PRÉNOMS"],
      .dateOfBirth: ["DATE OF BIRTH"], .sex: ["SEX", "GENDER", "SEXE"], .nationality: ["NATIONALITY"],
      .personalNumber: ["NATIONAL IDENTIFICATION NUMBER", "NIN"], .dateOfIssue: ["ISSUE DATE"],
      .dateOfExpiry: ["EXPIRY DATE"],
    ], otherLabels: ["MIDDLE NAME", "HEIGHT", "TRACKING ID"], sexes: ["M": "M", "F": "F", "MALE": "M", "FEMALE": "F"],
    numberRule: "nga.nin", numberIsDocuments: true, expires: false)
}
