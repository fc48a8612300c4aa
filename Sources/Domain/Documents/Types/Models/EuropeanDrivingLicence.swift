extension DocumentSpecification {
  /// A driving licence of the community model (Directive 2006/126/EC, annex I), which the European Economic Area and
  /// Switzerland follow: fields are numbered alike everywhere, and the title says whose it is.
  /// - Parameter titles: the licence's name in the issuer's languages (annex I, section 3(b)) and, where others share
  ///   the language, the state's names.
  static func europeanDrivingLicence(
    _ issuer: String, titles: [[String]], validity: DocumentValidity? = .europeanDrivingLicence
  ) -> DocumentSpecification {
    DocumentSpecification(
      issuer.lowercased() + ".driving_licence", type: .drivingLicence, issuer: issuer, sides: .printedCard,
      scripts: DocumentScript.native(to: issuer) + [.latin], marks: titles,
      labels: [
        "zxx": [
          .familyName: ["1."], .givenNames: ["2."], .dateOfBirth: ["3."], .dateOfIssue: ["4a."],
          .dateOfExpiry: ["4b."], .documentNumber: ["5."], .personalNumber: ["4d."], .address: ["8."],
        ]
      ], otherLabels: ["4c.", "6.", "7.", "9.", "10.", "11.", "12."], validity: validity)
  }
}
