extension DocumentSpecification {
  /// Carteira Nacional de Habilitação of Brazil (CONTRAN resolution 886/2021).
  static let brazilDrivingLicence = DocumentSpecification(
    "bra.driving_licence", type: .drivingLicence, issuer: "BRA", scripts: [.latin],
    marks: [["CARTEIRA NACIONAL DE HABILITAÇÃO"]],
    labels: [
      .fullName: ["NOME E SOBRENOME", "NOME"], .personalNumber: ["CPF"],
      .dateOfBirth: ["DATA NASCIMENTO", "DATA DE NASCIMENTO"],
      .dateOfExpiry: ["VALIDADE"], .dateOfIssue: ["DATA EMISSÃO", "DATA DE EMISSÃO"],
      .documentNumber: ["Nº REGISTRO", "N REGISTRO"], .nationality: ["NACIONALIDADE"],
    ],
    otherLabels: [
      "FILIAÇÃO", "CAT HAB", "1ª HABILITAÇÃO", "DOC IDENTIDADE", "ÓRG EMISSOR", "LOCAL", "PERMISSÃO", "ACC",
      "OBSERVAÇÕES",
      "ASSINATURA",
    ], numberRule: "bra.cpf")
}
