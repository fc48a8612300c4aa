extension LetterWords {
  static let croatian = LetterWords(
    "hr",
    utility: [
      "račun za struju", "račun za električnu energiju", "račun za vodu", "račun za plin", "stanje brojila",
      "potrošnja",
    ],
    bank: ["izvod po računu", "izvadak o stanju", "tekući račun", "početno stanje", "završno stanje"],
    tax: ["porezno rješenje", "porezna uprava", "porez na dohodak", "poreska uprava"],
    telephone: ["račun za telefon", "račun za internet"],
    insurance: ["polica osiguranja"],
    registration: ["uvjerenje o prebivalištu", "potvrda o prebivalištu"],
    issued: ["datum", "datum izdavanja", "datum računa", "izdano dana", "dana"],
    otherDays: ["rok plaćanja", "dospijeće", "razdoblje", "od", "do", "datum rođenja"])
}
