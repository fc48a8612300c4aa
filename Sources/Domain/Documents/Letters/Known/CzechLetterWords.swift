extension LetterWords {
  static let czech = LetterWords(
    "cs",
    utility: [
      "vyúčtování elektřiny", "faktura za elektřinu", "vyúčtování plynu", "vyúčtování vody", "stav elektroměru",
      "spotřeba elektřiny", "faktura za plyn",
    ],
    bank: ["výpis z účtu", "běžný účet", "počáteční zůstatek", "konečný zůstatek"],
    tax: ["finanční úřad", "platební výměr", "daň z příjmů", "daň z nemovitých věcí"],
    telephone: ["vyúčtování telefonních služeb", "faktura za internet", "vyúčtování služeb"],
    insurance: ["pojistná smlouva", "pojistka"],
    registration: ["potvrzení o trvalém pobytu", "potvrzení o pobytu"],
    issued: ["datum", "datum vystavení", "vystaveno dne", "ze dne", "dne", "datum výpisu"],
    otherDays: [
      "datum splatnosti", "splatnost", "období", "od", "do", "datum narození", "zúčtovací období",
      "datum zdanitelného plnění",
    ])
}
