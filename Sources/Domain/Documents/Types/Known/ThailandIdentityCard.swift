extension DocumentSpecification {
  /// National identity card of Thailand; dates are printed in both calendars.
  static let thailandIdentityCard = DocumentSpecification(
    "tha.identity_card", type: .identityCard, issuer: "THA", scripts: [.thai],
    marks: [["บัตรประจำตัวประชาชน", "THAI NATIONAL ID CARD"]],
    labels: [
      .givenNames: ["NAME"], .familyName: ["LAST NAME"], .fullName: ["ชื่อตัวและชื่อสกุล"],
      .dateOfBirth: ["DATE OF BIRTH", "เกิดวันที่"], .dateOfIssue: ["DATE OF ISSUE", "วันออกบัตร"],
      .dateOfExpiry: ["DATE OF EXPIRY", "วันบัตรหมดอายุ"],
      .personalNumber: ["IDENTIFICATION NUMBER", "เลขประจำตัวประชาชน"], .address: ["ที่อยู่"],
    ], otherLabels: ["RELIGION", "ศาสนา"], numberRule: "tha.identification_number",
    numberIsDocuments: true)
}
