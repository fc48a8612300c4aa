extension DocumentSpecification {
  /// Resident identity card of the People's Republic of China (GA 461; number by GB 11643). Valid for five years below
  /// 16, ten below 26, twenty below 46, for good from then on (Law on Resident Identity Cards, article 5).
  static let chinaIdentityCard = DocumentSpecification(
    "chn.identity_card", type: .identityCard, issuer: "CHN", sides: .printedCard, scripts: [.hanSimplified],
    marks: [["公民身份号码", "居民身份证"]],
    labels: [
      "zh": [
        .fullName: ["姓名"], .sex: ["性别"], .dateOfBirth: ["出生"], .address: ["住址"], .personalNumber: ["公民身份号码"],
        .validity: ["有效期限"],
      ]
    ], otherLabels: ["民族", "签发机关"],
    nameOrder: .familyCharacter(compounds: ["欧阳", "司马", "上官", "诸葛", "司徒", "东方", "皇甫", "尉迟", "公孙", "慕容"]),
    sexes: ["男": "M", "女": "F"], numberRule: "chn.resident_identity_number",
    numberIsDocuments: true, expires: false,
    validity: DocumentValidity(.init(5, ageBelow: 16), .init(10, ageBelow: 26), .init(20, ageBelow: 46)))
}
