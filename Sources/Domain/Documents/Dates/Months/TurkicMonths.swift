extension MonthTable {
  /// Azerbaijani and Turkish. Names as in Unicode CLDR, `dates/calendars/gregorian`.
  static let turkic: [MonthTable] = [
    MonthTable(
      "az",
      [
        "yanvar|yan", "fevral|fev", "mart|mar", "aprel|apr", "may", "iyun|iyn", "iyul|iyl", "avqust|avq",
        "sentyabr|sen|sent", "oktyabr|okt", "noyabr|noy", "dekabr|dek",
      ]),
    MonthTable(
      "tr",
      [
        "Ocak|Oca", "Şubat|Şub", "Mart|Mar", "Nisan|Nis", "Mayıs|May", "Haziran|Haz", "Temmuz|Tem", "Ağustos|Ağu",
        "Eylül|Eyl", "Ekim|Eki", "Kasım|Kas", "Aralık|Ara",
      ]),
  ]
}
