extension LetterWords {
  static let german = LetterWords(
    "de",
    utility: [
      "stromrechnung", "gasrechnung", "wasserrechnung", "energieabrechnung", "jahresabrechnung",
      "verbrauchsabrechnung", "strom", "zählerstand", "zählernummer", "abfallgebühren", "fernwärme",
      "nebenkostenabrechnung",
    ],
    bank: [
      "kontoauszug", "rechnungsabschluss", "girokonto", "kreditkartenabrechnung", "alter kontostand",
      "neuer kontostand", "depotauszug", "anfangssaldo", "endsaldo",
    ],
    tax: [
      "einkommensteuerbescheid", "steuerbescheid", "finanzamt", "grundsteuerbescheid", "steuernummer",
      "vorauszahlungsbescheid", "gewerbesteuerbescheid", "rundfunkbeitrag",
    ],
    telephone: ["telefonrechnung", "mobilfunkrechnung", "festnetz", "internetrechnung", "mobilfunk"],
    insurance: ["versicherungsschein", "beitragsrechnung", "versicherungspolice", "haftpflichtversicherung"],
    registration: ["meldebescheinigung", "meldebestätigung", "anmeldebestätigung", "wohnungsgeberbestätigung"],
    issued: [
      "datum", "rechnungsdatum", "ausstellungsdatum", "ausgestellt am", "bescheid vom", "erstellt am",
      "auszugsdatum", "rechnung vom", "kontoauszug vom", "den",
    ],
    otherDays: [
      "fällig am", "fälligkeit", "zahlbar bis", "zeitraum", "abrechnungszeitraum", "verbrauchszeitraum", "von",
      "bis", "geburtsdatum", "geboren am", "gültig bis", "wertstellung", "buchungstag", "valuta",
      "leistungszeitraum", "lieferdatum",
    ])
}
