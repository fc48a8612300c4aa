extension LetterWords {
  static let slovenian = LetterWords(
    "sl",
    utility: [
      "račun za elektriko", "račun za električno energijo", "račun za vodo", "račun za plin", "stanje števca",
      "poraba",
    ],
    bank: ["izpisek prometa", "izpis s računa", "osebni račun", "začetno stanje", "končno stanje"],
    tax: ["finančni urad", "odločba o dohodnini", "dohodnina"],
    telephone: ["račun za telefon", "račun za internet"],
    insurance: ["zavarovalna polica"],
    registration: ["potrdilo o stalnem prebivališču"],
    issued: ["datum", "datum izdaje", "datum računa", "dne"],
    otherDays: ["rok plačila", "zapadlost", "obdobje", "od", "do", "datum rojstva"])
}
