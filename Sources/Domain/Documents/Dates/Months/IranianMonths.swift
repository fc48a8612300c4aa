extension MonthTable {
  /// Persian: the months of the Solar Hijri calendar as Iran and as Afghanistan name them, in both scripts, and the
  /// Gregorian months. Names as in Unicode CLDR, `dates/calendars/persian` and `gregorian` of `fa` and `fa-AF`.
  static let iranian: [MonthTable] = [
    MonthTable(
      "fa", .solarHijri,
      [
        "فروردین|حمل|Farvardin|Hamal", "اردیبهشت|ثور|Ordibehesht|Sawr", "خرداد|جوزا|Khordad|Jawza",
        "تیر|سرطان|Tir|Saratan", "مرداد|امرداد|اسد|Mordad|Asad", "شهریور|سنبله|Shahrivar|Sonbola",
        "مهر|میزان|Mehr|Mizan", "آبان|عقرب|Aban|Aqrab", "آذر|قوس|Azar|Qaws", "دی|جدی|Dey|Jadi",
        "بهمن|دلو|Bahman|Dalw", "اسفند|حوت|Esfand|Hut",
      ]),
    MonthTable(
      "fa",
      [
        "ژانویه", "فوریه", "مارس", "آوریل", "مه|می", "ژوئن", "ژوئیه|جولای", "اوت|آگوست", "سپتامبر", "اکتبر",
        "نوامبر", "دسامبر",
      ]),
  ]
}
