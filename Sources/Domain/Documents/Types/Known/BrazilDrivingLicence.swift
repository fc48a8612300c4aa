extension DocumentSpecification {
  /// Carteira Nacional de Habilitação of Brazil (CONTRAN resolution 886/2021). Valid for ten years below 50, five below
  /// 70, three from then on (Law 14.071/2020; Código de Trânsito Brasileiro, article 147, had five below 65 before).
  static let brazilDrivingLicence = DocumentSpecification(
    "bra.driving_licence", type: .drivingLicence, issuer: "BRA", sides: .printedCard, scripts: [.latin],
    marks: [["CARTEIRA NACIONAL DE HABILITAÇÃO"]],
    labels: [
      "pt": [
        .fullName: ["NOME E SOBRENOME", "NOME"], .personalNumber: ["CPF"],
        .dateOfBirth: ["DATA NASCIMENTO", "DATA DE NASCIMENTO"],
        .dateOfExpiry: ["VALIDADE"], .dateOfIssue: ["DATA EMISSÃO", "DATA DE EMISSÃO"],
        .documentNumber: ["Nº REGISTRO", "N REGISTRO"], .nationality: ["NACIONALIDADE"],
      ]
    ],
    otherLabels: [
      "FILIAÇÃO", "CAT HAB", "1ª HABILITAÇÃO", "DOC IDENTIDADE", "ÓRG EMISSOR", "LOCAL", "PERMISSÃO", "ACC",
      "OBSERVAÇÕES",
      "ASSINATURA",
    ], numberRule: "bra.cpf", documentNumber: .brazilCNH,
    validity: DocumentValidity(.init(10, ageBelow: 50), .init(5, ageBelow: 70), .init(3)))
}
