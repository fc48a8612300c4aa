extension LetterWords {
  static let dutch = LetterWords(
    "nl",
    utility: [
      "energienota", "energierekening", "jaarafrekening", "waterrekening", "stroomverbruik", "meterstand",
      "elektriciteit",
    ],
    bank: ["rekeningafschrift", "betaalrekening", "beginsaldo", "eindsaldo", "vorig saldo", "nieuw saldo"],
    tax: [
      "aanslag inkomstenbelasting", "belastingdienst", "aanslagbiljet", "gemeentelijke belastingen",
      "onroerendezaakbelasting",
    ],
    telephone: ["telefoonrekening", "internetrekening", "mobiele rekening"],
    insurance: ["verzekeringspolis", "polisblad"],
    registration: [
      "uittreksel basisregistratie personen", "bewijs van inschrijving", "woonplaatsverklaring",
      "attest van woonst",
    ],
    issued: ["datum", "factuurdatum", "datum afschrift", "dagtekening", "datum van uitgifte", "opgemaakt op"],
    otherDays: [
      "vervaldatum", "te betalen voor", "periode", "van", "tot", "tot en met", "geboortedatum", "valutadatum",
      "boekdatum",
    ])
}
