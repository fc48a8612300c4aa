extension MonthTable {
  /// Hungarian; the possessive forms (`augusztusa`) do not stand in dates. Names as in Unicode CLDR,
  /// `dates/calendars/gregorian`.
  static let hungarian: [MonthTable] = [
    MonthTable(
      "hu",
      [
        "január|jan", "február|febr|feb", "március|márc|már", "április|ápr", "május|máj", "június|jún",
        "július|júl", "augusztus|aug", "szeptember|szept|sze", "október|okt", "november|nov", "december|dec",
      ])
  ]
}
