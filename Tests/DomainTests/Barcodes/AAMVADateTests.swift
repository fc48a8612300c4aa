import Testing

@testable import Domain

struct AAMVADateTests {
  @Test(arguments: [
    (0, "USA", nil), (1, "USA", AAMVADate.Order.yearFirst), (1, "CAN", .yearFirst), (2, "USA", nil),
    (2, "CAN", .yearFirst), (3, "USA", .monthFirst), (3, "CAN", .yearFirst), (11, "USA", .monthFirst),
    (11, "CAN", .yearFirst), (10, "MEX", nil), (10, nil, nil),
  ])
  func `country and version set the order`(version: Int, country: String?, order: AAMVADate.Order?) {
    #expect(AAMVADate.expectedOrder(version: version, country: country) == order)
  }

  @Test(arguments: [AAMVADate.Order.monthFirst, .yearFirst, nil])
  func `a day is read in the order in which it is one`(expected: AAMVADate.Order?) {
    let day = CalendarDate(year: 2024, month: 2, day: 29)
    #expect(AAMVADate.read("02292024", expected: expected).day == day)
    #expect(AAMVADate.read("02292024", expected: expected).order == .monthFirst)
    #expect(AAMVADate.read("20240229", expected: expected).day == day)
    #expect(AAMVADate.read("20240229", expected: expected).order == .yearFirst)
  }

  @Test(arguments: [
    "", "0229202", "022920240", "02292023", "20230229", "13012020", "20201301", "00002020", "NONE", "01-01-20",
    "٠١٠١٢٠٢٠",
    "12101112", "99999999", "00000000",
  ])
  func `what is not a day that a card can mean has none`(printed: String) {
    let date = AAMVADate.read(printed, expected: nil)
    #expect(date.day == nil)
    #expect(date.order == nil)
    #expect(date.printed == printed)
  }

  @Test(arguments: [("12319999", AAMVADate.Order.monthFirst), ("99991231", .yearFirst)])
  func `the year 9999 is a card without expiry`(printed: String, order: AAMVADate.Order) {
    #expect(AAMVADate.read(printed, expected: nil).day?.year == 9999)
    #expect(AAMVADate.read(printed, expected: nil).order == order)
  }

  @Test func `no eight digits are a day in both orders`() {
    func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    for year in Array(1850...2199) + [9999] {
      for month in 1...12 {
        for day in [1, 12, 28, 31] where CalendarDate(year: year, month: month, day: day) != nil {
          let monthFirst = padded(month) + padded(day) + "\(year)"
          let yearFirst = "\(year)" + padded(month) + padded(day)
          #expect(AAMVADate.read(monthFirst, expected: .yearFirst).order == .monthFirst)
          #expect(AAMVADate.read(yearFirst, expected: .monthFirst).order == .yearFirst)
        }
      }
    }
  }

  @Test func `a date in the other order is read and told`() throws {
    let american = try AAMVAPayload.parse(AAMVABuilder.card(version: 9).replacing("DBB", with: "19900607").bytes)
    #expect(american.dateOfBirth?.day == CalendarDate(year: 1990, month: 6, day: 7))
    #expect(american.deviations == [.dateOrder(id: "DBB")])
    let canadian = AAMVABuilder.card(version: 9, issuer: "636028").replacing("DBA", with: "06072030")
    #expect(try AAMVAPayload.parse(canadian.bytes).deviations == [.dateOrder(id: "DBA")])
    let early = AAMVABuilder.card(version: 2).replacing("DBB", with: "06071990")
    #expect(try AAMVAPayload.parse(early.bytes).deviations.isEmpty)
  }
}
