extension LetterWords {
  static let polish = LetterWords(
    "pl",
    utility: [
      "faktura za prąd", "faktura za energię", "faktura za gaz", "faktura za wodę", "zużycie energii",
      "odczyt licznika", "energia elektryczna", "rachunek za prąd",
    ],
    bank: [
      "wyciąg z rachunku", "wyciąg bankowy", "rachunek bieżący", "saldo początkowe", "saldo końcowe",
      "historia rachunku",
    ],
    tax: [
      "decyzja podatkowa", "urząd skarbowy", "podatek dochodowy", "podatek od nieruchomości", "zeznanie podatkowe",
    ],
    telephone: ["faktura za telefon", "faktura za internet", "rachunek telefoniczny"],
    insurance: ["polisa ubezpieczeniowa"],
    registration: ["zaświadczenie o zameldowaniu", "potwierdzenie zameldowania"],
    issued: [
      "data", "data wystawienia", "wystawiono dnia", "z dnia", "data faktury", "data wyciągu", "data sporządzenia",
    ],
    otherDays: [
      "termin płatności", "płatne do", "okres", "od", "do", "data urodzenia", "okres rozliczeniowy", "data waluty",
      "data sprzedaży", "data księgowania",
    ])
}
