import Testing

@testable import Domain

struct PrintedDateTests {
  @Test(arguments: [
    ("12 AUG/AOÛT 1974", ["en", "fr"], "1974-08-12"), ("12 AUG /AOÛ 1974", ["en", "fr"], "1974-08-12"),
    ("12 AUG/AGO 2013", ["en", "es"], "2013-08-12"), ("12AUG2013", ["en"], "2013-08-12"),
    ("12-Aug-2013", ["en"], "2013-08-12"), ("12th of August, 2013", ["en"], "2013-08-12"),
    ("August 12th, 2013", ["en"], "2013-08-12"), ("Aug. 12, 2013", ["en"], "2013-08-12"),
    ("1er août 2013", ["fr"], "2013-08-01"), ("1º de agosto de 2013", ["pt"], "2013-08-01"),
    ("12. August 2013", ["de"], "2013-08-12"), ("12. srpna 2013", ["cs"], "2013-08-12"),
    ("12 sierpnia 2013 r.", ["pl"], "2013-08-12"), ("12.VIII.2013", ["pl"], "2013-08-12"),
    ("2013. augusztus 12.", ["hu"], "2013-08-12"), ("2013 m. rugpjūčio 12 d.", ["lt"], "2013-08-12"),
    ("2013. gada 12. augusts", ["lv"], "2013-08-12"), ("12. elokuuta 2013", ["fi"], "2013-08-12"),
    ("12 августа 2013 г.", ["ru"], "2013-08-12"), ("12 серпня 2013 року", ["uk"], "2013-08-12"),
    ("12 серпня/AUG 2013", ["uk", "en"], "2013-08-12"), ("12 СЕР/AUG 2013", ["uk"], "2013-08-12"),
    ("12 Ağu 2013", ["tr"], "2013-08-12"), ("12 AĞUSTOS 2013", ["tr"], "2013-08-12"),
    ("12 Αυγούστου 2013", ["el"], "2013-08-12"), ("12 ΑΥΓ/AUG 2013", ["el"], "2013-08-12"),
    ("12 Lún/Aug 2013", ["ga", "en"], "2013-08-12"), ("12 MFó/Sep 2013", ["ga", "en"], "2013-09-12"),
    ("12 ta' Awwissu 2013", ["mt"], "2013-08-12"), ("12 באוגוסט 2013", ["he"], "2013-08-12"),
    ("12 אוג׳ 2013", ["he"], "2013-08-12"), ("١٢ أغسطس ٢٠١٣ م", ["ar"], "2013-08-12"),
    ("١٢ تشرين الثاني ٢٠١٣", ["ar"], "2013-11-12"), ("12 août 2013", ["ar", "fr"], "2013-08-12"),
    ("12 अगस्त 2013", ["hi"], "2013-08-12"), ("১২ আগস্ট ২০১৩", ["bn"], "2013-08-12"),
    ("12 აგვისტო 2013", ["ka"], "2013-08-12"), ("12 օգոստոսի 2013 թ.", ["hy"], "2013-08-12"),
    ("ngày 12 tháng 8 năm 2013", ["vi"], "2013-08-12"), ("12 tháng tám 2013", ["vi"], "2013-08-12"),
    ("12 thg 8, 2013", ["vi"], "2013-08-12"), ("12 tháng năm 2013", ["vi"], "2013-05-12"),
    ("12 Agustus 2013", ["id"], "2013-08-12"), ("2013년 8월 12일", ["ko"], "2013-08-12"),
    ("2013. 8. 12.", ["ko"], "2013-08-12"), ("2013年8月12日", ["zh-Hans"], "2013-08-12"),
    ("二〇一三年八月十二日", ["zh-Hans"], "2013-08-12"), ("二○一三年十二月廿五日", ["zh-Hans"], "2013-12-25"),
    ("12 8月/AUG 2013", ["zh-Hans", "en"], "2013-08-12"), ("12 八月 2013", ["zh-Hant"], "2013-08-12"),
    ("12 8월/AUG 2013", ["ko", "en"], "2013-08-12"), ("2013 AUG 12", ["en"], "2013-08-12"),
    ("12/AGO/2013", ["pt"], "2013-08-12"), ("12.aug.2013", ["nl"], "2013-08-12"),
    ("２０１３年８月１２日", ["ja"], "2013-08-12"), ("西暦2013年8月12日", ["ja"], "2013-08-12"),
  ])
  func `a date with a named month is read`(text: String, languages: [String], expected: String) {
    #expect(DateExpectations.days(text, languages) == [expected])
  }

  @Test(arguments: [
    ("01.02.2013", "2013-02-01"), ("2013-02-01", "2013-02-01"), ("12/08/2013", "2013-08-12"),
    ("12 08 2013", "2013-08-12"), ("2013 08 12", "2013-08-12"), ("12 . 08 . 2013", "2013-08-12"),
    ("12. 8. 2013", "2013-08-12"), ("1.2.2013", "2013-02-01"), ("१२/०८/२०१३", "2013-08-12"),
    ("১২-০৮-২০১৩", "2013-08-12"), ("٢٠١٣/٠٨/١٢", "2013-08-12"), ("１２．０８．２０１３", "2013-08-12"),
    ("12–08–2013", "2013-08-12"), ("29.02.2012", "2012-02-29"), ("\u{200F}12/08/2013\u{200E}", "2013-08-12"),
    ("01.01.1850", "1850-01-01"), ("31.12.2150", "2150-12-31"), ("12.08.2013 г.", "2013-08-12"),
  ])
  func `a date of figures is read`(text: String, expected: String) {
    #expect(DateExpectations.days(text) == [expected])
  }

  @Test(arguments: [
    "", " ", "29.02.2013", "31.04.2013", "00.01.2013", "32.01.2013", "13.13.2013", "31.12.1849", "01.01.2151",
    "2013-13-01", "2013-31-12", "12.08", "08/2013", "12.08.2013.5", "192.168.1.13", "12.08-2013", "12 8 2013",
    "12 AUG", "AUG 2013", "31 APR 2013", "0 AUG 2013", "12 AUG/MAI 2013", "12 AUG/AOÛT/SEP 2013", "12 XIII 2013",
    "12 Foo 2013", "12 8月/SEP 2013", "12 13月 2013", "DOB 12.08.2013", "12.08.2013 12.08.2023", "12.08.99999",
    "12.08.201", "12:08:2013", "1.1.1",
    "2013年13月1日", "2013年2月29日", "十十年八月十二日",
  ])
  func `what is no one date of the calendar is refused`(text: String) {
    #expect(DateExpectations.days(text, ["en", "fr"]).isEmpty)
  }

  @Test(arguments: [
    (DayMonthOrder.dayFirst, ["2013-02-01"], false), (.monthFirst, ["2013-01-02"], false),
    (.yearFirst, ["2013-02-01", "2013-01-02"], true), (nil, ["2013-02-01", "2013-01-02"], true),
  ])
  func `figures that may be day or month need an order`(order: DayMonthOrder?, expected: [String], isOpen: Bool) {
    let found = DateExpectations.readings("01/02/2013", ["en"], order: order)
    #expect(found.map(\.day.description) == expected)
    #expect(found.allSatisfy { $0.ambiguities == (isOpen ? [.dayMonth] : []) })
  }

  @Test(arguments: [
    (["de"], 1), (["en"], 2), (["en-GB"], 1), (["en-US"], 1), ([], 2), (["en-US", "es"], 2), (["fr", "en"], 1),
    (["ja"], 2),
  ])
  func `a language settles the order where the issuer is not known`(languages: [String], count: Int) {
    #expect(DateExpectations.readings("01/02/2013", languages, order: nil).count == count)
  }

  @Test func `figures that leave no choice are taken against the order`() {
    #expect(DateExpectations.readings("08/25/2013", order: .dayFirst).map(\.order) == [.monthFirst])
    #expect(DateExpectations.readings("25/08/2013", order: .monthFirst).map(\.order) == [.dayFirst])
    #expect(DateExpectations.readings("05/05/2013", order: nil).map(\.ambiguities) == [[]])
    #expect(DateExpectations.readings("2013/02/01", order: .monthFirst).map(\.order) == [.yearFirst])
  }

  @Test(arguments: [
    (DateMeaning.birth, "12.08.13", ["2013-08-12"]), (.birth, "12.08.74", ["1974-08-12"]),
    (.birth, "15.03.26", ["2026-03-15"]), (.birth, "16.03.26", ["1926-03-16"]), (.issue, "12.08.13", ["2013-08-12"]),
    (.expiry, "12.08.31", ["2031-08-12"]), (.expiry, "12.08.75", ["2075-08-12"]), (.expiry, "12.08.76", ["1976-08-12"]),
    (nil, "12.08.13", ["2013-08-12", "1913-08-12"]), (nil, "12.08.74", ["1974-08-12", "2074-08-12"]),
    (.birth, "12 aug/aoû 13", ["2013-08-12"]), (.birth, "12 AUG '74", ["1974-08-12"]),
    (.issue, "Aug 12, 13", ["2013-08-12"]),
  ])
  func `a year of two digits follows what the date means`(meaning: DateMeaning?, text: String, expected: [String]) {
    let found = DateExpectations.readings(text, ["en", "fr"], meaning: meaning)
    #expect(found.map(\.day.description) == expected)
    #expect(found.allSatisfy { !$0.isCenturyPrinted && $0.ambiguities.contains(.century) == (meaning == nil) })
  }

  @Test func `three pairs of digits begin with the year where the issuer writes it first`() {
    #expect(DateExpectations.days("13-08-12", order: .yearFirst, meaning: .issue) == ["2013-08-12"])
    #expect(DateExpectations.days("13-08-12", order: .dayFirst, meaning: .issue) == ["2012-08-13"])
    #expect(DateExpectations.days("74-08-12", order: .dayFirst, meaning: .birth) == ["1974-08-12"])
  }

  @Test func `a name that two languages use for two months keeps both`() {
    #expect(Set(DateExpectations.days("12 listopada 2013")) == ["2013-10-12", "2013-11-12"])
    #expect(DateExpectations.readings("12 listopada 2013").allSatisfy { $0.ambiguities == [.monthName] })
    #expect(DateExpectations.days("12 listopada 2013", ["hr"]) == ["2013-10-12"])
    #expect(DateExpectations.days("12 listopada 2013", ["pl"]) == ["2013-11-12"])
    #expect(DateExpectations.days("12 LIS/NOV 2013") == ["2013-11-12"])
    #expect(DateExpectations.days("12 LIS/OCT 2013", ["pl", "en"]).isEmpty)
  }

  @Test(arguments: [
    ("12.08.2013", [], "2013-08-12", "2013-08-12"),
    ("1434/10/05", ["ar"], "AH 1434-10-05", "AH 1434-10-05 = 2013-08-12"),
    ("1390/01/01", ["ar"], "AH 1390-01-01", "AH 1390-01-01 = 1970-03-09 ± 2 days"),
    ("1392/01/01", ["fa"], "SH 1392-01-01", "SH 1392-01-01 = 2013-03-21"),
    ("12 ส.ค. 2556", ["th"], "BE 2556-08-12", "BE 2556-08-12 = 2013-08-12"),
    ("民國102年8月12日", ["zh"], "Minguo 102-08-12", "Minguo 102-08-12 = 2013-08-12"),
    ("平成25年8月12日", ["ja"], "Heisei 25-08-12", "Heisei 25-08-12 = 2013-08-12"),
  ])
  func `both values are shown in one form`(text: String, languages: [String], printed: String, both: String) {
    #expect(DateExpectations.readings(text, languages).map(\.printedText) == [printed])
    #expect(DateExpectations.readings(text, languages).map(\.description) == [both])
  }

  @Test(arguments: [
    ("USA", DayMonthOrder.monthFirst), ("DEU", .dayFirst), ("D", .dayFirst), ("CAN", .yearFirst), ("JPN", .yearFirst),
    ("UTO", nil), ("ZZZ", nil), ("", nil),
  ])
  func `an issuer has an order of figures`(issuer: String, order: DayMonthOrder?) {
    #expect(DayMonthOrder.of(issuer: issuer) == order)
    #expect(DateContext(issuer: issuer, today: DateExpectations.today).order == order)
  }
}
