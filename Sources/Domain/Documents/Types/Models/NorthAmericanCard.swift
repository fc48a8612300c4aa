extension DocumentSpecification {
  /// A driving licence or identity card of the United States or Canada (AAMVA DL/ID Card Design Standard, annex A:
  /// numbered fields): portrait and print in front, behind a PDF417 with everything, whose subfile is `DL` or `ID`.
  /// - Parameter titles: what the card is called.
  static func northAmericanCard(_ type: DocumentType, _ issuer: String, titles: [String]) -> DocumentSpecification {
    DocumentSpecification(
      issuer.lowercased() + "." + type.rawValue, type: type, issuer: issuer,
      sides: .card(front: [.portrait], back: [.barcode]), scripts: [.latin],
      marks: [titles, AAMVAIssuer.all.filter { $0.country == issuer }.map(\.name)],
      labels: [
        "en": [
          .familyName: ["1 LN", "LN"], .givenNames: ["2 FN", "FN"], .dateOfBirth: ["3 DOB", "DOB"],
          .dateOfIssue: ["4a ISS", "ISS"], .dateOfExpiry: ["4b EXP", "EXP"], .sex: ["15 SEX", "SEX"],
          .documentNumber: ["4d LIC NO", "4d NUMBER", "LIC NO", "DL NO", "ID NO", "4d DL", "4d ID"],
        ]
      ],
      otherLabels: [
        "9 CLASS", "12 REST", "9a END", "16 HGT", "17 WGT", "18 EYES", "5 DD", "19 HAIR", "CLASS", "REST", "END", "HGT",
        "WGT", "EYES", "HAIR", "DONOR",
      ], sexes: ["M": "M", "F": "F", "X": "X"])
  }
}
