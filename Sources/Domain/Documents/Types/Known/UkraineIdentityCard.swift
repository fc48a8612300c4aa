extension DocumentSpecification {
  /// Passport of the citizen of Ukraine as a card; its back carries a machine-readable zone (TD1).
  static let ukraineIdentityCard = DocumentSpecification(
    "ukr.identity_card", type: .identityCard, issuer: "UKR", scripts: [.cyrillic],
    marks: [["УКРАЇНА", "UKRAINE"], ["ПАСПОРТ ГРОМАДЯНИНА УКРАЇНИ", "PASSPORT OF THE CITIZEN OF UKRAINE"]],
    labels: [
      .familyName: ["SURNAME"], .givenNames: ["NAME"], .sex: ["SEX"], .nationality: ["NATIONALITY"],
      .dateOfBirth: ["DATE OF BIRTH"], .dateOfExpiry: ["DATE OF EXPIRY"], .documentNumber: ["DOCUMENT NO"],
      .personalNumber: ["RECORD NO"],
    ],
    otherLabels: [
      "ПРІЗВИЩЕ", "ІМ'Я", "ПО БАТЬКОВІ", "PATRONYMIC", "СТАТЬ", "ГРОМАДЯНСТВО", "ДАТА НАРОДЖЕННЯ", "ДІЙСНИЙ ДО",
      "ДОКУМЕНТ №", "ЗАПИС №",
    ], sexes: ["M": "M", "F": "F", "Ч": "M", "Ж": "F"], numberRule: "ukr.unzr", proof: .zone)
}
