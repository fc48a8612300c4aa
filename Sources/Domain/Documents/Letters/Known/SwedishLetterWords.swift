extension LetterWords {
  static let swedish = LetterWords(
    "sv",
    utility: [
      "elräkning", "elfaktura", "vattenfaktura", "elförbrukning", "mätarställning", "faktura för el", "fjärrvärme",
    ],
    bank: ["kontoutdrag", "ingående saldo", "utgående saldo", "lönekonto"],
    tax: ["slutskattebesked", "skatteverket", "inkomstskatt", "fastighetsskatt"],
    telephone: ["telefonräkning", "mobilfaktura", "bredband"],
    insurance: ["försäkringsbrev"],
    registration: ["personbevis", "folkbokföring"],
    issued: ["datum", "fakturadatum", "utfärdad", "utskriftsdatum"],
    otherDays: [
      "förfallodatum", "betalas senast", "period", "från", "till", "födelsedatum", "avläsningsdatum",
      "bokföringsdag",
    ])
}
