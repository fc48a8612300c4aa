extension DocumentSpecification {
  /// Driving licences of the United States and Canada (AAMVA DL/ID Card Design Standard, annex A: numbered fields): the
  /// back carries a PDF417 with everything, the front is held against it.
  static let northAmericanDrivingLicences: [DocumentSpecification] = ["CAN", "USA"].map { issuer in
    DocumentSpecification(
      issuer.lowercased() + ".driving_licence", type: .drivingLicence, issuer: issuer, scripts: [.latin],
      marks: [
        ["DRIVER LICENSE", "DRIVER'S LICENSE", "DRIVER'S LICENCE", "DRIVER LICENCE", "PERMIS DE CONDUIRE"],
        AAMVAIssuer.all.filter { $0.country == issuer }.map(\.name),
      ],
      labels: [
        .familyName: ["1 LN", "LN"], .givenNames: ["2 FN", "FN"], .dateOfBirth: ["3 DOB", "DOB"],
        .dateOfIssue: ["4a ISS", "ISS"], .dateOfExpiry: ["4b EXP", "EXP"], .sex: ["15 SEX", "SEX"],
        .documentNumber: ["4d LIC NO", "4d NUMBER", "LIC NO", "DL NO", "4d DL", "4d ID"],
      ],
      otherLabels: [
        "9 CLASS", "12 REST", "9a END", "16 HGT", "17 WGT", "18 EYES", "5 DD", "19 HAIR", "CLASS", "REST", "END", "HGT",
        "WGT", "EYES", "HAIR", "DONOR",
      ], sexes: ["M": "M", "F": "F", "X": "X"], proof: .barcode)
  }
}
