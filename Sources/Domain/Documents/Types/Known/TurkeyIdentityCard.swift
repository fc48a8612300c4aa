extension DocumentSpecification {
  /// Identity card of Türkiye; its back carries a machine-readable zone (TD1). Its number: a letter, two digits, a
  /// letter and five digits.
  static let turkeyIdentityCard = DocumentSpecification(
    "tur.identity_card", type: .identityCard, issuer: "TUR",
    sides: .card(front: [.portrait], back: [.zone]), scripts: [.latin],
    marks: [["TÜRKİYE CUMHURİYETİ", "REPUBLIC OF TURKEY", "REPUBLIC OF TÜRKİYE"], ["KİMLİK KARTI", "IDENTITY CARD"]],
    labels: [
      "en": [
        .familyName: ["SURNAME"], .givenNames: ["GIVEN NAMES", "GIVEN NAME"], .dateOfBirth: ["DATE OF BIRTH"],
        .sex: ["GENDER"], .documentNumber: ["DOCUMENT NO"], .nationality: ["NATIONALITY"],
        .dateOfExpiry: ["VALID UNTIL"], .personalNumber: ["TR IDENTITY NO"],
      ],
      "tr": [
        .familyName: ["SOYADI"], .givenNames: ["ADI"], .dateOfBirth: ["DOĞUM TARİHİ"], .sex: ["CİNSİYETİ"],
        .documentNumber: ["SERİ NO"], .nationality: ["UYRUĞU"], .dateOfExpiry: ["SON GEÇERLİLİK"],
        .personalNumber: ["T.C. KİMLİK NO"],
      ],
    ], otherLabels: ["İMZASI", "SIGNATURE", "ANNE ADI", "BABA ADI"],
    sexes: ["EM": "M", "EF": "M", "M": "M", "F": "F", "KF": "F"], numberRule: "tur.kimlik_no",
    documentNumber: NationalNumberRule("tur.identity_card_number", "A99A99999", hasCheckDigit: false) { _ in
      .possible()
    }, zoneCodes: ["I"])
}
