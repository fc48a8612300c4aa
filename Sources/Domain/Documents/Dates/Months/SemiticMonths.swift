extension MonthTable {
  /// Arabic, Hebrew and Maltese names of the Gregorian months. Arabic ones are those of Egypt and the Gulf, of the
  /// Levant and Iraq, of Algeria and Tunisia, and of Morocco. Names as in Unicode CLDR, `dates/calendars/gregorian` of
  /// `ar`, `ar-LB`, `ar-DZ`, `ar-MA`, `he` and `mt`.
  static let semitic: [MonthTable] = [
    MonthTable(
      "ar",
      [
        "يناير|كانون الثاني|جانفي", "فبراير|شباط|فيفري", "مارس|آذار", "أبريل|ابريل|إبريل|نيسان|أفريل",
        "مايو|أيار|ماي", "يونيو|يونيه|حزيران|جوان", "يوليو|يوليه|تموز|جويلية|يوليوز", "أغسطس|آب|أوت|غشت",
        "سبتمبر|أيلول|شتنبر", "أكتوبر|تشرين الأول", "نوفمبر|تشرين الثاني|نونبر", "ديسمبر|كانون الأول|دجنبر",
      ]),
    MonthTable(
      "he",
      [
        "ינואר|ינו׳", "פברואר|פבר׳", "מרץ|מרס", "אפריל|אפר׳", "מאי", "יוני", "יולי", "אוגוסט|אוג׳",
        "ספטמבר|ספט׳", "אוקטובר|אוק׳", "נובמבר|נוב׳", "דצמבר|דצמ׳",
      ]),
    MonthTable(
      "mt",
      [
        "Jannar|Jan", "Frar|Fra", "Marzu|Mar", "April|Apr", "Mejju|Mej", "Ġunju|Ġun", "Lulju|Lul", "Awwissu|Aww",
        "Settembru|Set", "Ottubru|Ott", "Novembru|Nov", "Diċembru|Diċ",
      ]),
  ]
}
