extension DocumentSpecification {
  /// National identity card of Thailand; dates are printed in both calendars. Valid for eight years and on to the
  /// holder's next birthday, for good from 70 on (Identification Card Act B.E. 2526, section 6 bis, as of B.E. 2554).
  static let thailandIdentityCard = DocumentSpecification(
    "tha.identity_card", type: .identityCard, issuer: "THA", sides: .printedCard, scripts: [.thai],
    marks: [["บัตรประจำตัวประชาชน", "THAI NATIONAL ID CARD"]],
    labels: [
      "en": [
        .givenNames: ["NAME"], .familyName: ["LAST NAME"], .dateOfBirth: ["DATE OF BIRTH"],
        .dateOfIssue: ["DATE OF ISSUE"], .dateOfExpiry: ["DATE OF EXPIRY"],
        .personalNumber: ["IDENTIFICATION NUMBER"],
      ],
      "th": [
        .fullName: ["ชื่อตัวและชื่อสกุล"], .dateOfBirth: ["เกิดวันที่"], .dateOfIssue: ["วันออกบัตร"],
        .dateOfExpiry: ["วันบัตรหมดอายุ"], .personalNumber: ["เลขประจำตัวประชาชน"], .address: ["ที่อยู่"],
      ],
    ], otherLabels: ["RELIGION", "ศาสนา"], numberRule: "tha.identification_number",
    numberIsDocuments: true, validity: DocumentValidity(.init(9, ageBelow: 70)))
}
