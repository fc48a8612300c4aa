extension MonthTable {
  /// Czech, Polish, Slovak; the genitive, which dates take, beside the nominative. Names as in Unicode CLDR,
  /// `dates/calendars/gregorian`.
  static let westSlavic: [MonthTable] = [
    MonthTable(
      "cs",
      [
        "leden|ledna|led", "únor|února|úno", "březen|března|bře", "duben|dubna|dub", "květen|května|kvě",
        "červen|června|čvn|čer", "červenec|července|čvc", "srpen|srpna|srp", "září|zář", "říjen|října|říj",
        "listopad|listopadu|lis", "prosinec|prosince|pro",
      ]),
    MonthTable(
      "pl",
      [
        "styczeń|stycznia|sty", "luty|lutego|lut", "marzec|marca|mar", "kwiecień|kwietnia|kwi", "maj|maja",
        "czerwiec|czerwca|cze", "lipiec|lipca|lip", "sierpień|sierpnia|sie", "wrzesień|września|wrz",
        "październik|października|paź", "listopad|listopada|lis", "grudzień|grudnia|gru",
      ]),
    MonthTable(
      "sk",
      [
        "január|januára|jan", "február|februára|feb", "marec|marca|mar", "apríl|apríla|apr", "máj|mája",
        "jún|júna", "júl|júla", "august|augusta|aug", "september|septembra|sep|sept", "október|októbra|okt",
        "november|novembra|nov", "december|decembra|dec",
      ]),
  ]
}
