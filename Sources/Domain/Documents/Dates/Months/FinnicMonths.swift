extension MonthTable {
  /// Estonian and Finnish. Names as in Unicode CLDR, `dates/calendars/gregorian`.
  static let finnic: [MonthTable] = [
    MonthTable(
      "et",
      [
        "jaanuar|jaan|jan", "veebruar|veebr|veb", "märts|mär", "aprill|apr", "mai", "juuni|jun", "juuli|jul",
        "august|aug", "september|sept|sep", "oktoober|okt", "november|nov", "detsember|dets|det",
      ]),
    MonthTable(
      "fi",
      [
        "tammikuu|tammikuuta|tammi", "helmikuu|helmikuuta|helmi", "maaliskuu|maaliskuuta|maalis|maa",
        "huhtikuu|huhtikuuta|huhti", "toukokuu|toukokuuta|touko", "kesäkuu|kesäkuuta|kesä",
        "heinäkuu|heinäkuuta|heinä", "elokuu|elokuuta|elo", "syyskuu|syyskuuta|syys", "lokakuu|lokakuuta|loka",
        "marraskuu|marraskuuta|marras", "joulukuu|joulukuuta|joulu",
      ]),
  ]
}
