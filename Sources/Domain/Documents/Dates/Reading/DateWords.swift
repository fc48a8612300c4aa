/// Words that stand in dates without being months; folded.
enum DateWords {
  /// Prepositions, articles, and words for day, month and year.
  static func isFiller(_ word: String) -> Bool { fillers.contains(word) }

  /// Endings of an ordinal number, right after its digits.
  static func isOrdinalEnding(_ word: String) -> Bool { ordinalEndings.contains(word) }

  /// The calendar that a word beside a year names.
  static func calendar(_ word: String) -> PrintedCalendar? { calendars[word] }

  /// Words before a month's number: Vietnamese.
  static func announcesMonth(_ word: String) -> Bool { ["thang", "thg"].contains(word) }

  private static let fillers: Set<String> = Set(
    """
    a al an anno ar at az d da dan dana dann de del della dem den der di dia dies dne dnia do du el en et g gada gads \
    god godine godina i il io kl l la le leta lo m m.d. mes na nam ngay o of on roku rok r s szo t ta the tis tou u \
    v van vom yil yili z г год года година году дана дня на од от р року рік род του την στις της ет թ թվականի წ წლის \
    عام سنة في من الموافق לחודש של ה ב ل يوم روز سال ماه วันที่ เดือน ปี को का की সাল তারিখ
    """.split(separator: " ").map { MonthLexicon.key(String($0)) })

  private static let ordinalEndings: Set<String> = [
    "st", "nd", "rd", "th", "er", "re", "e", "o", "a", "de", "ste", "ten", "n", "ого", "е", "го", "ή", "η",
  ]

  private static let calendars: [String: PrintedCalendar] = {
    let words: [(PrintedCalendar, String)] = [
      (.gregorian, "م ميلادي ميلادية AD CE ค.ศ. 公元 西元 西暦 西历 西曆 서기"),
      (.islamicUmmAlQura, "هـ هجري هجرية AH H Hijri Hijriah هـ.ق قمري ق"),
      (.solarHijri, "ش هـ.ش شمسی خورشیدی SH AP"),
      (.thaiBuddhist, "พ.ศ. พุทธศักราช BE B.E."),
      (.rocMinguo, "Minguo ROC R.O.C."),
    ]
    var calendars: [String: PrintedCalendar] = [:]
    for (calendar, names) in words {
      for name in names.split(separator: " ") { calendars[MonthLexicon.key(String(name))] = calendar }
    }
    return calendars
  }()
}
