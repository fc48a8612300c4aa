extension DocumentSpecification {
  /// Passport of the citizen of Ukraine as a card; its back carries a machine-readable zone (TD1). Its number: nine
  /// digits. Valid for ten years, four for holders below 18 (Law 5492-VI, article 21).
  static let ukraineIdentityCard = DocumentSpecification(
    "ukr.identity_card", type: .identityCard, issuer: "UKR",
    sides: .card(front: [.portrait], back: [.zone]), scripts: [.cyrillic],
    marks: [["УКРАЇНА", "UKRAINE"], ["ПАСПОРТ ГРОМАДЯНИНА УКРАЇНИ", "PASSPORT OF THE CITIZEN OF UKRAINE"]],
    labels: [
      "en": [
        .familyName: ["SURNAME"], .givenNames: ["NAME"], .sex: ["SEX"], .nationality: ["NATIONALITY"],
        .dateOfBirth: ["DATE OF BIRTH"], .dateOfExpiry: ["DATE OF EXPIRY"], .documentNumber: ["DOCUMENT NO"],
        .personalNumber: ["RECORD NO"],
      ],
      "uk": [
        .familyName: ["ПРІЗВИЩЕ"], .givenNames: ["ІМ'Я"], .sex: ["СТАТЬ"], .nationality: ["ГРОМАДЯНСТВО"],
        .dateOfBirth: ["ДАТА НАРОДЖЕННЯ"], .dateOfExpiry: ["ДІЙСНИЙ ДО"], .documentNumber: ["ДОКУМЕНТ №"],
        .personalNumber: ["ЗАПИС №"],
      ],
    ], otherLabels: ["ПО БАТЬКОВІ", "PATRONYMIC"], sexes: ["M": "M", "F": "F", "Ч": "M", "Ж": "F"],
    numberRule: "ukr.unzr",
    documentNumber: NationalNumberRule("ukr.identity_card_number", "999999999", hasCheckDigit: false) { _ in
      .possible()
    }, zoneCodes: ["ID"], validity: DocumentValidity(.init(4, ageBelow: 18), .init(10)))
}
