extension DocumentSpecification {
  /// Credencial para votar of Mexico's Instituto Nacional Electoral; the older ones name the Instituto Federal.
  static let mexicoVoterCard = DocumentSpecification(
    "mex.voter_card", type: .identityCard, issuer: "MEX", scripts: [.latin],
    marks: [["CREDENCIAL PARA VOTAR"], ["INSTITUTO NACIONAL ELECTORAL", "INSTITUTO FEDERAL ELECTORAL"]],
    labels: [
      .fullName: ["NOMBRE"], .address: ["DOMICILIO"], .documentNumber: ["CLAVE DE ELECTOR"], .personalNumber: ["CURP"],
      .dateOfBirth: ["FECHA DE NACIMIENTO"], .sex: ["SEXO"], .dateOfExpiry: ["VIGENCIA"],
    ], otherLabels: ["AÑO DE REGISTRO", "ESTADO", "MUNICIPIO", "LOCALIDAD", "SECCIÓN", "EMISIÓN", "EDAD", "FOLIO"],
    sexes: ["H": "M", "M": "F"], numberRule: "mex.curp", expires: false)
}
