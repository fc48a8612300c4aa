import Testing

@testable import Domain

struct DateSightingTests {
  private func found(_ line: String, _ languages: [String] = []) -> [String] {
    PrintedDate.dates(
      in: line, context: DateContext(languages: languages, order: .dayFirst, today: DateExpectations.today)
    )
    .map { sighting in "\(line[sighting.range])=\(sighting.readings.map(\.day.description).joined(separator: "|"))" }
  }

  @Test(arguments: [
    ("Geboren am 12.08.1974 in Musterstadt", ["12.08.1974=1974-08-12"]),
    ("valid 12.08.2013 - 12.08.2023", ["12.08.2013=2013-08-12", "12.08.2023=2023-08-12"]),
    ("4a. 12.08.2013 4b. 12.08.2023 4c. LANDRATSAMT", ["12.08.2013=2013-08-12", "12.08.2023=2023-08-12"]),
    ("DOB 12 AUG/AOÛT 1974 Sex/Sexe F", ["12 AUG/AOÛT 1974=1974-08-12"]),
    ("12 AUG 2013 12 AUG 2023", ["12 AUG 2013=2013-08-12", "12 AUG 2023=2023-08-12"]),
    ("Monday, 12 August 2013 at 10:15", ["12 August 2013=2013-08-12"]),
    ("昭和49年8月12日生", ["昭和49年8月12日=1974-08-12"]),
    ("2024年(令和06年)06月01日まで有効", ["2024年(令和06年)06月01日=2024-06-01"]),
    ("生年月日 平成25年8月12日", ["平成25年8月12日=2013-08-12"]),
    ("٠٥/١٠/١٤٣٤ هـ ١٢/٠٨/٢٠١٣ م", ["٠٥/١٠/١٤٣٤ هـ=2013-08-12", "١٢/٠٨/٢٠١٣ م=2013-08-12"]),
    ("생년월일 2013년 8월 12일", ["2013년 8월 12일=2013-08-12"]),
    ("Berlin, den 12. August 2013", ["12. August 2013=2013-08-12"]),
    ("Tel. 030 12 08 2013 45", []), ("IP 192.168.1.13", []), ("12 AUG 13:45", []), ("12.08.2013.44", []),
    ("31.02.2013 and 12 AUG/MAI 2013", []), ("Page 2 12 August 2013", ["12 August 2013=2013-08-12"]),
  ])
  func `dates are found in longer lines`(line: String, expected: [String]) {
    #expect(found(line, ["en"]) == expected)
  }

  @Test func `hostile lines neither crash nor find`() {
    let hostile = [
      "", "\0", "\u{301}\u{301}", "////....----", "1", "1.", "1.1", "1.1.", "(((((", "年月日", "平成", "平成年月日", "H", "R.",
      "民國", "tháng", "tháng.", "ב", "元年1月1日", "\u{202E}", String(repeating: "9", count: 600), "12.08.",
      String(repeating: "年", count: 600), "AUG/AUG/AUG/AUG/AUG", "ส.ค.ส.ค.", "12 de de de de de AUG 2013",
      "\u{FFFD}\u{10FFFF}", "12\u{200B}.\u{200B}", ".A.B.C.", "一二三四五六七八九十",
    ]
    for text in hostile {
      #expect(found(text, ["en", "ja", "th", "ar", "vi", "he"]).isEmpty, "\(text.prefix(20))")
      #expect(DateExpectations.days(text, ["en", "ja", "th"]).isEmpty)
    }
  }

  @Test(arguments: [
    "1 ", "1.", "a ", "aug ", "ก.", "一", "年", "é", "rabi al ", "12 aug ", "平成1年", "هـ ", "\u{301}", "tháng ",
  ])
  func `a huge line is read no further than its bound`(piece: String) {
    let line = String(repeating: piece, count: 200_000)
    let clock = ContinuousClock()
    let spent = clock.measure {
      _ = found(line, ["en", "ja"])
      _ = DateExpectations.days(line, ["en", "ja"])
    }
    #expect(spent < .seconds(1))
  }

  @Test func `a value is refused one scalar past the bound and a line is cut there`() {
    let padding = String(repeating: ".", count: 502)
    #expect(DateExpectations.days(padding + "12.08.2013") == ["2013-08-12"])
    #expect(DateExpectations.days(padding + ".12.08.2013").isEmpty)
    #expect(found(String(repeating: "a ", count: 256) + "12.08.2013").isEmpty)
    #expect(found(String(repeating: "a ", count: 251) + "12.08.2013").count == 1)
  }

  @Test func `every pair of odd scalars is survived`() {
    let odd = [
      "1", "12", ".", "/", " ", "年", "元", "H", "令和", "aug", "هـ", "พ.", "ב", "(", ")", "十", "º", "'", ":", "\u{301}",
    ]
    for first in odd {
      for second in odd {
        for third in odd { _ = found("12 " + first + second + third + "2013", ["ja", "en"]) }
      }
    }
  }
}
