extension LetterWords {
  static let italian = LetterWords(
    "it",
    utility: [
      "bolletta luce", "bolletta gas", "bolletta acqua", "bolletta dell'energia elettrica",
      "fattura energia elettrica", "consumo fatturato", "lettura contatore", "fornitura",
    ],
    bank: ["estratto conto", "conto corrente", "saldo iniziale", "saldo finale", "lista movimenti"],
    tax: [
      "agenzia delle entrate", "avviso di accertamento", "cartella di pagamento", "imposta municipale",
      "tassa sui rifiuti", "avviso di liquidazione",
    ],
    telephone: ["bolletta telefonica", "fattura telefonica", "traffico dati"],
    insurance: ["polizza assicurativa", "quietanza di premio"],
    registration: ["certificato di residenza"],
    issued: ["data", "data di emissione", "data fattura", "data emissione", "emessa il", "emesso il", "del"],
    otherDays: [
      "scadenza", "data di scadenza", "da pagare entro", "periodo", "dal", "al", "data di nascita", "nato il",
      "nata il", "data valuta", "entro il",
    ])
}
