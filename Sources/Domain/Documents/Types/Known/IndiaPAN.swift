extension DocumentSpecification {
  /// Permanent Account Number card of the Income Tax Department of India (Income-tax Rules, rule 114).
  static let indiaPAN = DocumentSpecification(
    "ind.pan", type: .identityCard, issuer: "IND", sides: .printedCard, scripts: [.devanagari],
    marks: [["INCOME TAX DEPARTMENT", "आयकर विभाग"], ["PERMANENT ACCOUNT NUMBER", "स्थायी लेखा संख्या"]],
    labels: [
      "en": [
        .fullName: ["NAME"], .dateOfBirth: ["DATE OF BIRTH"],
        .personalNumber: ["PERMANENT ACCOUNT NUMBER CARD", "PERMANENT ACCOUNT NUMBER"],
      ],
      "hi": [.fullName: ["नाम"], .dateOfBirth: ["जन्म की तारीख"]],
    ], otherLabels: ["FATHER'S NAME", "पिता का नाम", "SIGNATURE", "हस्ताक्षर"], nameOrder: .whole,
    numberRule: "ind.pan", numberIsDocuments: true, expires: false)
}
