extension DocumentSpecification {
  /// Individual Number card of Japan. The back carries the number, which a merchant may not keep (Act 27 of 2013,
  /// article 20): it is read to be masked. Valid to the holder's tenth birthday after the day of issue,
  /// minors' to the fifth.
  static let japanMyNumberCard = DocumentSpecification(
    "jpn.my_number_card", type: .identityCard, issuer: "JPN", sides: .printedCard, scripts: [.japanese],
    marks: [["個人番号"]],
    labels: [
      "ja": [
        .fullName: ["氏名"], .address: ["住所"], .dateOfBirth: ["生年月日"], .sex: ["性別"], .personalNumber: ["個人番号"],
        .dateOfExpiry: ["有効期限"],
      ]
    ], otherLabels: ["個人番号カード", "電子証明書の有効期限", "臓器提供意思"], nameOrder: .familyFirst, sexes: ["男": "M", "女": "F"],
    numberRule: "jpn.my_number",
    validity: DocumentValidity(.init(10)))
}
