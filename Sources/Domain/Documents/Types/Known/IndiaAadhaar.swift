extension DocumentSpecification {
  /// Aadhaar card or letter of the Unique Identification Authority of India.
  static let indiaAadhaar = DocumentSpecification(
    "ind.aadhaar", type: .identityCard, issuer: "IND", scripts: [.devanagari],
    marks: [
      ["GOVERNMENT OF INDIA", "UNIQUE IDENTIFICATION AUTHORITY", "भारत सरकार"],
      ["DOB", "YEAR OF BIRTH", "AADHAAR", "आधार", "जन्म"],
    ],
    labels: [
      .dateOfBirth: ["DOB", "DATE OF BIRTH", "जन्म तिथि"], .address: ["ADDRESS", "पता"], .fullName: ["NAME", "नाम"],
      .sex: ["SEX", "GENDER"],
    ], otherLabels: ["YEAR OF BIRTH", "VID", "ISSUE DATE"], nameOrder: .whole,
    sexes: ["MALE": "M", "FEMALE": "F", "पुरुष": "M", "महिला": "F", "TRANSGENDER": "X"],
    numberRule: "ind.aadhaar", numberIsDocuments: true, expires: false)
}
