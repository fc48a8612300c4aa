extension DocumentSpecification {
  /// National identity slip or card of Nigeria's National Identity Management Commission.
  static let nigeriaIdentityCard = DocumentSpecification(
    "nga.identity_card", type: .identityCard, issuer: "NGA", sides: .printedCard, scripts: [.latin],
    marks: [["FEDERAL REPUBLIC OF NIGERIA"], ["NIN", "NATIONAL IDENTITY", "NATIONAL IDENTIFICATION NUMBER"]],
    labels: [
      "fr": [.familyName: ["NOM"], .givenNames: ["PRÉNOMS"], .sex: ["SEXE"]],
      "en": [
        .familyName: ["SURNAME"], .givenNames: ["GIVEN NAMES", "FIRST NAME"],
        .dateOfBirth: ["DATE OF BIRTH"], .sex: ["SEX", "GENDER"], .nationality: ["NATIONALITY"],
        .personalNumber: ["NATIONAL IDENTIFICATION NUMBER", "NIN"], .dateOfIssue: ["ISSUE DATE"],
        .dateOfExpiry: ["EXPIRY DATE"],
      ],
    ], otherLabels: ["MIDDLE NAME", "HEIGHT", "TRACKING ID"], sexes: ["M": "M", "F": "F", "MALE": "M", "FEMALE": "F"],
    numberRule: "nga.nin", numberIsDocuments: true, expires: false)
}
