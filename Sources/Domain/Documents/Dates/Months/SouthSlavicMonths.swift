extension MonthTable {
  /// Bulgarian, Croatian, Macedonian, Serbian in both scripts, Slovene. Names as in Unicode CLDR,
  /// `dates/calendars/gregorian`; the genitive beside the nominative where dates take it.
  static let southSlavic: [MonthTable] = [
    MonthTable(
      "bg",
      [
        "януари|яну|ян", "февруари|фев|февр", "март|мар", "април|апр", "май", "юни|юн", "юли|юл", "август|авг",
        "септември|сеп|септ", "октомври|окт", "ноември|ное|ноем", "декември|дек",
      ]),
    MonthTable(
      "hr",
      [
        "siječanj|siječnja|sij", "veljača|veljače|velj|vel", "ožujak|ožujka|ožu", "travanj|travnja|tra",
        "svibanj|svibnja|svi", "lipanj|lipnja|lip", "srpanj|srpnja|srp", "kolovoz|kolovoza|kol", "rujan|rujna|ruj",
        "listopad|listopada|lis", "studeni|studenoga|studenog|stu", "prosinac|prosinca|pro",
      ]),
    MonthTable(
      "mk",
      [
        "јануари|јан", "февруари|фев", "март|мар", "април|апр", "мај", "јуни|јун", "јули|јул", "август|авг",
        "септември|сеп|септ", "октомври|окт", "ноември|ное|ноем", "декември|дек",
      ]),
    MonthTable(
      "sl",
      [
        "januar|januarja|jan", "februar|februarja|feb", "marec|marca|mar", "april|aprila|apr", "maj|maja",
        "junij|junija|jun", "julij|julija|jul", "avgust|avgusta|avg", "september|septembra|sep|sept",
        "oktober|oktobra|okt", "november|novembra|nov", "december|decembra|dec",
      ]),
    MonthTable(
      "sr",
      [
        "јануар|јануара|јан|januar|januara|jan", "фебруар|фебруара|феб|februar|februara|feb",
        "март|марта|мар|mart|marta|mar", "април|априла|апр|april|aprila|apr", "мај|маја|maj|maja",
        "јун|јуна|јуни|jun|juna|juni", "јул|јула|јули|jul|jula|juli", "август|августа|авг|avgust|avgusta|avg",
        "септембар|септембра|сеп|септ|septembar|septembra|sep|sept", "октобар|октобра|окт|oktobar|oktobra|okt",
        "новембар|новембра|нов|novembar|novembra|nov", "децембар|децембра|дец|decembar|decembra|dec",
      ]),
  ]
}
