extension MonthTable {
  /// Irish. Names as in Unicode CLDR, `dates/calendars/gregorian`, with the genitive and the three-letter forms of
  /// passports.
  static let celtic: [MonthTable] = [
    MonthTable(
      "ga",
      [
        "Eanáir|Ean", "Feabhra|Feabh|Fea", "Márta|Már", "Aibreán|Aib", "Bealtaine|Beal|Bea", "Meitheamh|Meith|Mei",
        "Iúil|Iúi", "Lúnasa|Lún", "Meán Fómhair|MFómh|MFómhair|MFó", "Deireadh Fómhair|DFómh|DFómhair|DFó",
        "Samhain|Samhna|Samh|Sam", "Nollaig|Nollag|Noll|Nol",
      ])
  ]
}
