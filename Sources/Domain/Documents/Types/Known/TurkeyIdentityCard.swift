extension DocumentSpecification {
  /// Identity card of Türkiye; its back carries a machine-readable zone (TD1).
  static let turkeyIdentityCard = DocumentSpecification(
    "tur.identity_card", type: .identityCard, issuer: "TUR", scripts: [.latin],
    marks: [["TÜRKİYE CUMHURİYETİ", "REPUBLIC OF TURKEY", "REPUBLIC OF TÜRKİYE"], ["KİMLİK KARTI", "IDENTITY CARD"]],
    labels: [
      .familyName: ["SOYADI", "SURNAME"], .givenNames: ["ADI", "GIVEN NAMES", "GIVEN NAME"],
      .dateOfBirth: ["DOĞUM TARİHİ", "DATE OF BIRTH"], .sex: ["CİNSİYETİ", "GENDER"],
      .documentNumber: ["SERİ NO", "DOCUMENT NO"], .nationality: ["UYRUĞU", "NATIONALITY"],
      .dateOfExpiry: ["SON GEÇERLİLİK", "VALID UNTIL"],
      .personalNumber: ["T.C. KİMLİK NO", "TR IDENTITY NO"],
    ], otherLabels: ["İMZASI", "SIGNATURE", "ANNE ADI", "BABA ADI"],
    sexes: ["EM": "M", "EF": "M", "M": "M", "F": "F", "KF": "F"], numberRule: "tur.kimlik_no", proof: .zone)
}
