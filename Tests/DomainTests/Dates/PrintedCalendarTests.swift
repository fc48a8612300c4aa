import Testing

@testable import Domain

struct PrintedCalendarTests {
  @Test(arguments: [
    ("昭和64年1月7日", ["1989-01-07"]), ("昭和64年1月8日", []), ("平成元年1月8日", ["1989-01-08"]), ("平成1年1月7日", []),
    ("平成31年4月30日", ["2019-04-30"]), ("平成31年5月1日", []), ("令和元年5月1日", ["2019-05-01"]),
    ("令和1年4月30日", []), ("大正15年12月24日", ["1926-12-24"]), ("大正15年12月25日", []),
    ("昭和元年12月25日", ["1926-12-25"]), ("昭和元年12月24日", []), ("明治45年7月29日", ["1912-07-29"]),
    ("大正元年7月30日", ["1912-07-30"]), ("明治6年1月1日", ["1873-01-01"]), ("明治5年12月1日", []),
    ("平成25年8月12日", ["2013-08-12"]), ("H25.8.12", ["2013-08-12"]), ("R1.5.1", ["2019-05-01"]),
    ("Ｈ２５．８．１２", ["2013-08-12"]), ("㍻25年8月12日", ["2013-08-12"]), ("平成二十五年八月十二日", ["2013-08-12"]),
    ("平25.8.12", ["2013-08-12"]), ("Heisei 25-08-12", ["2013-08-12"]), ("Shōwa 64.1.7", ["1989-01-07"]),
    ("2024年(令和6年)6月1日", ["2024-06-01"]), ("2024年(令和7年)6月1日", []),
    ("令和6年（2024年）6月1日", ["2024-06-01"]), ("平成0年1月8日", []), ("平成25年2月29日", []),
  ])
  func `an era's date lies within the era`(text: String, expected: [String]) {
    #expect(DateExpectations.days(text, ["ja"]) == expected)
  }

  @Test func `an expiry may outlast its era by ten years`() {
    #expect(DateExpectations.days("平成33年8月12日", ["ja"], meaning: .expiry) == ["2021-08-12"])
    #expect(DateExpectations.days("平成42年8月12日", ["ja"], meaning: .expiry).isEmpty)
    #expect(DateExpectations.days("平成33年8月12日", ["ja"], meaning: .issue).isEmpty)
    #expect(DateExpectations.days("平成33年8月12日", ["ja"]).isEmpty)
  }

  @Test func `an initial counts as an era on Japanese documents alone`() {
    #expect(DateExpectations.days("H25.8.12", ["de"]).isEmpty)
    #expect(DateExpectations.readings("S49.8.12", ["ja"]).map(\.era) == [.showa])
  }

  @Test(arguments: [
    ("民國102年8月12日", "2013-08-12"), ("中華民國102年8月12日", "2013-08-12"), ("民國元年1月1日", "1912-01-01"),
    ("民國102/08/12", "2013-08-12"), ("102.08.12", "2013-08-12"), ("民國七十五年十月三日", "1986-10-03"),
  ])
  func `a year of the Republic of China counts from 1911`(text: String, expected: String) {
    #expect(DateExpectations.days(text, ["zh-TW"]) == [expected])
  }

  @Test(arguments: [
    ("12 ส.ค. 2517", ["1974-08-12"]), ("๑๒ สิงหาคม ๒๕๕๖", ["2013-08-12"]), ("12 สิงหาคม พ.ศ. 2556", ["2013-08-12"]),
    ("12/08/2556", ["2013-08-12"]), ("12 ส.ค. 2013", ["2013-08-12"]), ("29 ก.พ. 2555", ["2012-02-29"]),
    ("29 ก.พ. 2556", []), ("12 มี.ค. 2480", ["1937-03-12", "1938-03-12"]), ("12 เม.ย. 2480", ["1937-04-12"]),
    ("1 ม.ค. 2484", ["1941-01-01"]), ("12 ส.ค. 56", ["2013-08-12", "1913-08-12"]),
    ("12 สิงหาคม ค.ศ. 2013", ["2013-08-12"]),
  ])
  func `a Thai year is 543 ahead`(text: String, expected: [String]) {
    #expect(DateExpectations.days(text, ["th"]) == expected)
  }

  @Test func `a Buddhist year needs a sign of Thailand`() {
    #expect(DateExpectations.days("12.08.2556", ["de"]).isEmpty)
    #expect(DateExpectations.days("๑๒/๐๘/๒๕๕๖") == ["2013-08-12"])
    #expect(DateExpectations.days("BE 2556-08-12") == ["2013-08-12"])
    #expect(DateExpectations.days("12.08.2013 BE", ["de"]) == ["2013-08-12"])
    #expect(DateExpectations.days("12.08.13 BE", ["de"], meaning: .issue) == ["2013-08-12"])
    #expect(DateExpectations.days("12.08.2013 SH", ["de"]) == ["2013-08-12"])
  }

  @Test(arguments: [
    (1420, 1, 1, "1999-04-17"), (1421, 1, 1, "2000-04-06"), (1427, 9, 1, "2006-09-24"), (1431, 9, 1, "2010-08-11"),
    (1434, 1, 1, "2012-11-15"), (1434, 10, 1, "2013-08-08"), (1434, 10, 5, "2013-08-12"), (1436, 9, 1, "2015-06-18"),
    (1441, 9, 1, "2020-04-24"), (1442, 1, 1, "2020-08-20"), (1444, 9, 1, "2023-03-23"), (1445, 1, 1, "2023-07-19"),
    (1446, 9, 1, "2025-03-01"), (1447, 1, 1, "2025-06-26"), (1500, 12, 30, "2077-11-16"),
  ])
  func `an Islamic date is the Umm al-Qura calendar's`(year: Int, month: Int, day: Int, expected: String) {
    let found = UmmAlQura.day(year: year, month: month, day: day)
    #expect(found?.date.description == expected)
    #expect(found?.marginDays == 0)
  }

  @Test(arguments: [
    (1300, "1882-11-12"), (1318, "1900-04-30"), (1343, "1924-08-01"), (1365, "1945-12-05"),
    (1390, "1970-03-08"), (1400, "1979-11-20"),
  ])
  func `an Islamic year before 1420 is within its margin`(year: Int, firstDay: String) throws {
    let found = try #require(UmmAlQura.day(year: year, month: 1, day: 1))
    let published = try #require(CalendarDate(iso: firstDay))
    #expect(abs(found.date.epochDays - published.epochDays) <= found.marginDays)
    #expect(found.marginDays == 2)
  }

  @Test func `every Islamic month of the agreed years follows the one before`() throws {
    for year in 1420..<1500 {
      for month in 1...12 {
        let start = try #require(UmmAlQura.day(year: year, month: month, day: 1)).date
        let next = try #require(
          UmmAlQura.day(year: month == 12 ? year + 1 : year, month: month % 12 + 1, day: 1)
        ).date
        let length = next.epochDays - start.epochDays
        #expect((29...30).contains(length))
        #expect(UmmAlQura.day(year: year, month: month, day: length) != nil)
        #expect(UmmAlQura.day(year: year, month: month, day: length + 1) == nil)
      }
    }
    for (year, month, day) in [(1299, 1, 1), (1501, 1, 1), (1434, 0, 1), (1434, 13, 1), (1434, 1, 0), (1400, 1, 31)] {
      #expect(UmmAlQura.day(year: year, month: month, day: day) == nil)
    }
  }

  @Test(arguments: [
    (1392, 1, 1, "2013-03-21"), (1391, 12, 30, "2013-03-20"), (1399, 12, 30, "2021-03-20"), (1400, 1, 1, "2021-03-21"),
    (1403, 1, 1, "2024-03-20"), (1403, 12, 30, "2025-03-20"), (1404, 1, 1, "2025-03-21"), (1357, 11, 22, "1979-02-11"),
    (1304, 1, 11, "1925-03-31"), (1229, 1, 1, "1850-03-21"), (1502, 12, 29, "2124-03-19"), (1503, 1, 1, "2124-03-20"),
    (1503, 12, 30, "2125-03-20"), (1504, 1, 1, "2125-03-21"),
  ])
  func `a Solar Hijri date is the equinox calendar's`(year: Int, month: Int, day: Int, expected: String) {
    #expect(SolarHijri.day(year: year, month: month, day: day)?.description == expected)
  }

  @Test(arguments: [
    (1392, 12, 30), (1502, 12, 30), (1392, 7, 31), (1392, 13, 1), (1392, 1, 32), (1228, 1, 1), (1530, 1, 1),
  ])
  func `a Solar Hijri date that does not exist is refused`(year: Int, month: Int, day: Int) {
    #expect(SolarHijri.day(year: year, month: month, day: day) == nil)
  }

  @Test func `every Solar Hijri year begins on 19 to 22 March and follows the one before`() throws {
    for year in 1229..<1529 {
      let start = try #require(SolarHijri.day(year: year, month: 1, day: 1))
      #expect(start.month == 3 && (19...22).contains(start.day))
      let last = try #require(SolarHijri.day(year: year, month: 12, day: SolarHijri.isLeap(year) ? 30 : 29))
      #expect(last.adding(days: 1) == SolarHijri.day(year: year + 1, month: 1, day: 1))
    }
  }

  @Test(arguments: [
    ("١٤٣٤/١٠/٠٥ هـ", [], ["2013-08-12"]), ("٠٥/١٠/١٤٣٤", ["ar"], ["2013-08-12"]),
    ("5 شوال 1434", ["ar"], ["2013-08-12"]),
    ("5 Shawwal 1434 AH", ["en"], ["2013-08-12"]), ("AH 1434-10-05", [], ["2013-08-12"]),
    ("1434-10-05", ["de"], []), ("۱۳۹۲/۰۱/۰۱", ["fa"], ["2013-03-21"]), ("۱ فروردین ۱۳۹۲", [], ["2013-03-21"]),
    ("۱۳۹۲/۰۱/۰۱ هـ.ش", [], ["2013-03-21"]), ("1392/1/1 هجری شمسی", [], ["2013-03-21"]),
    ("1 حمل 1392", ["fa"], ["2013-03-21"]), ("5 شوال 1434 م", ["ar"], []), ("٢٠١٣/٠٨/١٢ هـ", ["ar"], []),
    ("12 أغسطس 1434", ["ar"], []), ("۱۲ اگست ۲۰۱۳", ["ur"], ["2013-08-12"]), ("2013/08/12 م", ["ar"], ["2013-08-12"]),
  ])
  func `digits, words and languages tell the Hijri calendars apart`(
    text: String, languages: [String], expected: [String]
  ) {
    #expect(DateExpectations.days(text, languages) == expected)
  }

  @Test func `figures that two Hijri calendars share keep both`() {
    let found = DateExpectations.readings("1392/01/01", ["fa", "ar"])
    #expect(found.map(\.calendar) == [.solarHijri, .islamicUmmAlQura])
    #expect(found.allSatisfy { $0.ambiguities == [.calendar] })
  }
}
