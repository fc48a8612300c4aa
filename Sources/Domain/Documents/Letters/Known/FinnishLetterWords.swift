extension LetterWords {
  static let finnish = LetterWords(
    "fi",
    utility: ["sähkölasku", "vesilasku", "energialasku", "mittarilukema", "sähkönkulutus"],
    bank: ["tiliote", "alkusaldo", "loppusaldo", "käyttötili"],
    tax: ["verotuspäätös", "verohallinto", "kiinteistövero", "tulovero"],
    telephone: ["puhelinlasku", "nettilasku"],
    insurance: ["vakuutuskirja"],
    registration: ["väestörekisteriote", "kotikuntatodistus"],
    issued: ["päivämäärä", "laskun päivämäärä", "laskun päiväys", "päiväys", "pvm"],
    otherDays: ["eräpäivä", "laskutuskausi", "ajalta", "syntymäaika", "kirjauspäivä"])
}
