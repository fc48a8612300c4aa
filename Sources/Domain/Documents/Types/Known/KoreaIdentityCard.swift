extension DocumentSpecification {
  /// Resident registration card of the Republic of Korea; its number is masked (Personal Information Protection Act,
  /// article 24-2).
  static let koreaIdentityCard = DocumentSpecification(
    "kor.identity_card", type: .identityCard, issuer: "KOR", sides: .printedCard, scripts: [.korean],
    marks: [["주민등록증"]],
    labels: ["ko": [.fullName: ["성명", "이름"], .personalNumber: ["주민등록번호"], .address: ["주소"]]],
    otherLabels: ["주민등록증"], nameOrder: .familyCharacter(compounds: ["남궁", "황보", "제갈", "사공", "선우", "서문", "독고"]),
    numberRule: "kor.resident_registration_number", numberIsDocuments: true, expires: false)
}
