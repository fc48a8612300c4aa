extension MonthTable {
  /// The months of the Islamic calendar in Arabic, English, French, Persian and Urdu spellings. Names as in
  /// Unicode CLDR, `dates/calendars/islamic`, with the spellings that documents use beside them; English holds the
  /// Malay ones.
  static let islamic: [MonthTable] = [
    MonthTable(
      "ar", .islamicUmmAlQura,
      [
        "محرم|المحرم", "صفر", "ربيع الأول|ربيع أول", "ربيع الآخر|ربيع الثاني|ربيع ثاني",
        "جمادى الأولى|جمادى الأول|جماد الأول|جماد أول", "جمادى الآخرة|جمادى الثانية|جمادى الآخر|جماد الثاني|جماد ثاني",
        "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة|ذي القعدة", "ذو الحجة|ذي الحجة",
      ]),
    MonthTable(
      "en", .islamicUmmAlQura,
      [
        "Muharram", "Safar", "Rabi al-Awwal|Rabi al-Awal|Rabi I|Rabi' I|Rabiulawal",
        "Rabi al-Thani|Rabi ath-Thani|Rabi al-Akhir|Rabi II|Rabi' II|Rabiulakhir",
        "Jumada al-Ula|Jumada al-Awwal|Jumada I|Jamadilawal",
        "Jumada al-Akhirah|Jumada al-Thani|Jumada II|Jamadilakhir",
        "Rajab|Rejab", "Sha'ban|Shaban|Syaban", "Ramadan|Ramadhan", "Shawwal|Syawal",
        "Dhu al-Qi'dah|Dhul-Qi'dah|Dhul Qadah|Zulkaedah", "Dhu al-Hijjah|Dhul-Hijjah|Zulhijjah",
      ]),
    MonthTable(
      "fa", .islamicUmmAlQura,
      [
        "محرم", "صفر", "ربیع الاول", "ربیع الثانی", "جمادی الاول|جمادی الاولی", "جمادی الثانی|جمادی الثانیه", "رجب",
        "شعبان", "رمضان", "شوال", "ذیقعده|ذی القعده", "ذیحجه|ذی الحجه",
      ]),
    MonthTable(
      "fr", .islamicUmmAlQura,
      [
        "mouharram|moharram", "safar", "rabia al awal|rabii al awal", "rabia ath-thani|rabii ath-thani",
        "joumada al oula", "joumada ath-thania|joumada al akhira", "rajab", "chaabane", "ramadan", "chawwal",
        "dhou al qi'da", "dhou al-hijja",
      ]),
    MonthTable(
      "ur", .islamicUmmAlQura,
      [
        "محرم", "صفر", "ربیع الاول", "ربیع الثانی", "جمادی الاول", "جمادی الثانی", "رجب", "شعبان", "رمضان", "شوال",
        "ذوالقعدہ|ذیقعدہ", "ذوالحجہ|ذی الحجہ",
      ]),
  ]
}
