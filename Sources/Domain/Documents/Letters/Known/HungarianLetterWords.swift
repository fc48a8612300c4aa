extension LetterWords {
  static let hungarian = LetterWords(
    "hu",
    utility: [
      "villanyszámla", "áramszámla", "gázszámla", "vízszámla", "elszámolószámla", "mérőállás", "villamosenergia",
      "fogyasztás",
    ],
    bank: ["számlakivonat", "bankszámlakivonat", "nyitó egyenleg", "záró egyenleg"],
    tax: ["adóhatóság", "adóértesítő", "személyi jövedelemadó", "adóhivatal", "helyi adó"],
    telephone: ["telefonszámla", "internetszámla"],
    insurance: ["biztosítási kötvény"],
    registration: ["lakcímkártya", "lakcímigazolás"],
    issued: ["dátum", "kelt", "kiállítás dátuma", "számla kelte", "kiállítás kelte", "kivonat kelte"],
    otherDays: [
      "fizetési határidő", "esedékesség", "időszak", "elszámolási időszak", "születési idő", "teljesítés dátuma",
    ])
}
