extension LetterWords {
  static let portuguese = LetterWords(
    "pt",
    utility: [
      "fatura de eletricidade", "conta de luz", "conta de energia", "conta de água", "fatura de gás",
      "consumo faturado", "leitura do contador", "fatura de água",
    ],
    bank: [
      "extrato de conta", "extrato bancário", "conta corrente", "conta à ordem", "saldo anterior", "saldo final",
      "extrato mensal",
    ],
    tax: [
      "nota de liquidação", "imposto sobre o rendimento", "autoridade tributária", "imposto de renda",
      "receita federal", "IPTU", "imposto municipal sobre imóveis",
    ],
    telephone: ["fatura de telefone", "conta de telefone", "fatura de internet"],
    insurance: ["apólice de seguro", "aviso de pagamento do prémio"],
    registration: ["atestado de residência", "certidão de residência", "comprovante de residência"],
    issued: ["data", "data de emissão", "data da fatura", "emitido em", "emissão", "data do documento"],
    otherDays: [
      "vencimento", "data de vencimento", "data limite de pagamento", "período", "até",
      "data de nascimento", "data valor", "pagar até", "próxima leitura",
    ])
}
