extension MonthTable {
  /// French, Italian, Portuguese, Romanian, Spanish. Names as in Unicode CLDR, `dates/calendars/gregorian`, with the
  /// short forms of passports (`AOÛ`, `FÉV`, `JUI`, `GEN`, `AGO`).
  static let romance: [MonthTable] = [
    MonthTable(
      "es",
      [
        "enero|ene", "febrero|feb", "marzo|mar", "abril|abr", "mayo|may", "junio|jun", "julio|jul", "agosto|ago",
        "septiembre|setiembre|sept|sep|set", "octubre|oct", "noviembre|nov", "diciembre|dic",
      ]),
    MonthTable(
      "fr",
      [
        "janvier|janv|jan", "février|févr|fév", "mars|mar", "avril|avr", "mai", "juin|jun", "juillet|juil|jul",
        "août|aoû", "septembre|sept|sep", "octobre|oct", "novembre|nov", "décembre|déc",
      ]),
    MonthTable(
      "it",
      [
        "gennaio|gen|genn", "febbraio|feb|febb", "marzo|mar", "aprile|apr", "maggio|mag|magg", "giugno|giu",
        "luglio|lug", "agosto|ago", "settembre|set|sett", "ottobre|ott", "novembre|nov", "dicembre|dic",
      ]),
    MonthTable(
      "pt",
      [
        "janeiro|jan", "fevereiro|fev", "março|mar", "abril|abr", "maio|mai", "junho|jun", "julho|jul",
        "agosto|ago", "setembro|set", "outubro|out", "novembro|nov", "dezembro|dez",
      ]),
    MonthTable(
      "ro",
      [
        "ianuarie|ian", "februarie|feb|febr", "martie|mar|mart", "aprilie|apr", "mai", "iunie|iun", "iulie|iul",
        "august|aug", "septembrie|sept|sep", "octombrie|oct", "noiembrie|nov|noi|noiem", "decembrie|dec",
      ]),
  ]
}
