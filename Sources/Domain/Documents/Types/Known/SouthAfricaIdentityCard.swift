extension DocumentSpecification {
  /// Smart identity card of South Africa (Identification Act 68 of 1997).
  static let southAfricaIdentityCard = DocumentSpecification(
    "zaf.identity_card", type: .identityCard, issuer: "ZAF", sides: .printedCard, scripts: [.latin],
    marks: [["REPUBLIC OF SOUTH AFRICA"], ["NATIONAL IDENTITY CARD", "IDENTITY NUMBER"]],
    labels: [
      "en": [
        .familyName: ["SURNAME"], .givenNames: ["NAMES", "FORENAMES"], .sex: ["SEX"], .nationality: ["NATIONALITY"],
        .personalNumber: ["IDENTITY NUMBER"], .dateOfBirth: ["DATE OF BIRTH"], .dateOfIssue: ["DATE OF ISSUE"],
      ]
    ], otherLabels: ["COUNTRY OF BIRTH", "STATUS", "SIGNATURE", "CONDITIONS"], sexes: ["M": "M", "F": "F"],
    numberRule: "zaf.identity_number", numberIsDocuments: true, expires: false)
}
