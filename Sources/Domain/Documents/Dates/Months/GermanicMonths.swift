extension MonthTable {
  /// Danish, Dutch, English, German, Norwegian, Swedish. Names as in Unicode CLDR, `dates/calendars/gregorian`, with
  /// the three-letter forms of passports and older spellings.
  static let germanic: [MonthTable] = [
    MonthTable(
      "da",
      [
        "januar|jan", "februar|feb", "marts|mar", "april|apr", "maj", "juni|jun", "juli|jul", "august|aug",
        "september|sep|sept", "oktober|okt", "november|nov", "december|dec",
      ]),
    MonthTable(
      "de",
      [
        "Januar|Jänner|Jan|Jän", "Februar|Feber|Feb", "März|Maerz|Mär|Mrz", "April|Apr", "Mai", "Juni|Jun",
        "Juli|Jul", "August|Aug", "September|Sep|Sept", "Oktober|Okt", "November|Nov", "Dezember|Dez",
      ]),
    MonthTable(
      "en",
      [
        "January|Jan", "February|Feb", "March|Mar", "April|Apr", "May", "June|Jun", "July|Jul", "August|Aug",
        "September|Sep|Sept", "October|Oct", "November|Nov", "December|Dec",
      ]),
    MonthTable(
      "nl",
      [
        "januari|jan", "februari|feb", "maart|mrt|maa", "april|apr", "mei", "juni|jun", "juli|jul", "augustus|aug",
        "september|sep|sept", "oktober|okt", "november|nov", "december|dec",
      ]),
    MonthTable(
      "no",
      [
        "januar|jan", "februar|feb", "mars|mar", "april|apr", "mai", "juni|jun", "juli|jul", "august|aug",
        "september|sep|sept", "oktober|okt", "november|nov", "desember|des",
      ]),
    MonthTable(
      "sv",
      [
        "januari|jan", "februari|feb", "mars|mar", "april|apr", "maj", "juni|jun", "juli|jul", "augusti|aug",
        "september|sep|sept", "oktober|okt", "november|nov", "december|dec",
      ]),
  ]
}
