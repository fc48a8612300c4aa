extension DocumentSpecification {
  /// Aadhaar card or letter of the Unique Identification Authority of India.
  static let indiaAadhaar = DocumentSpecification(
    "ind.aadhaar", type: .identityCard, issuer: "IND", sides: .printedCard, scripts: [.devanagari],
    marks: [
      ["GOVERNMENT OF INDIA", "UNIQUE IDENTIFICATION AUTHORITY", "भारत सरकार"],
      ["DOB", "YEAR OF BIRTH", "AADHAAR", "आधार", "जन्म"],
    ],
    labels: [
      "en": [
        .dateOfBirth: ["DOB", "DATE OF BIRTH"], .address: ["ADDRESS"], .fullName: ["NAME"], .sex: ["SEX", "GENDER"],
      ],
      "hi": [.dateOfBirth: ["जन्म तिथि"], .address: ["पता"], .fullName: ["नाम"]],
    ], otherLabels: ["YEAR OF BIRTH", "VID", "ISSUE DATE"], nameOrder: .whole,
    sexes: ["MALE": "M", "FEMALE": "F", "पुरुष": "M", "महिला": "F", "TRANSGENDER": "X"],
    numberRule: "ind.aadhaar", numberIsDocuments: true, expires: false)
}
