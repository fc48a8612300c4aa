extension DocumentSpecification {
  /// Credencial para votar of Mexico's Instituto Nacional Electoral; the older ones name the Instituto Federal. Its
  /// number: the clave de elector in print; nine digits, the code of the card, in the zone that newer ones have. Valid
  /// for ten years (Ley General de Instituciones y Procedimientos Electorales, article 156).
  static let mexicoVoterCard = DocumentSpecification(
    "mex.voter_card", type: .identityCard, issuer: "MEX", sides: .printedCard, scripts: [.latin],
    marks: [["CREDENCIAL PARA VOTAR"], ["INSTITUTO NACIONAL ELECTORAL", "INSTITUTO FEDERAL ELECTORAL"]],
    labels: [
      "es": [
        .fullName: ["NOMBRE"], .address: ["DOMICILIO"], .documentNumber: ["CLAVE DE ELECTOR"],
        .personalNumber: ["CURP"],
        .dateOfBirth: ["FECHA DE NACIMIENTO"], .sex: ["SEXO"], .dateOfExpiry: ["VIGENCIA"],
      ]
    ], otherLabels: ["AÑO DE REGISTRO", "ESTADO", "MUNICIPIO", "LOCALIDAD", "SECCIÓN", "EMISIÓN", "EDAD", "FOLIO"],
    sexes: ["H": "M", "M": "F"], numberRule: "mex.curp",
    documentNumber: NationalNumberRule(
      "mex.voter_card_number", "AAAAAA99999999A999", "999999999", hasCheckDigit: false
    ) { _ in .possible() }, zoneCodes: ["ID"], expires: false, validity: DocumentValidity(.init(10)))
}
