extension LetterWords {
  static let slovak = LetterWords(
    "sk",
    utility: [
      "faktúra za elektrinu", "vyúčtovanie elektriny", "faktúra za plyn", "faktúra za vodu", "stav elektromera",
      "spotreba elektriny",
    ],
    bank: ["výpis z účtu", "bežný účet", "počiatočný zostatok", "konečný zostatok"],
    tax: ["daňový úrad", "rozhodnutie o dani", "daň z príjmov", "daň z nehnuteľností"],
    telephone: ["faktúra za telefón", "faktúra za internet"],
    insurance: ["poistná zmluva", "poistka"],
    registration: ["potvrdenie o trvalom pobyte", "potvrdenie o pobyte"],
    issued: ["dátum", "dátum vystavenia", "vystavené dňa", "zo dňa", "dňa", "dátum výpisu"],
    otherDays: ["dátum splatnosti", "splatnosť", "obdobie", "od", "do", "dátum narodenia", "fakturačné obdobie"])
}
