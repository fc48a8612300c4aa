import Testing

@testable import Domain

@Suite("Letters")
struct LetterTests {
  static let today = CalendarDate(iso: "2026-11-23")

  /// A line at a place of a page of 1,000 by 1,400.
  static func line(_ text: String, _ x: Double, _ y: Double, height: Double = 18) -> DocumentObservation.Line {
    DocumentObservation.Line(
      text: text, confidence: 1,
      box: DocumentObservation.Box(x: x, y: y, width: Double(text.count) * height * 0.5, height: height))
  }

  static func letter(_ lines: [DocumentObservation.Line], country: String? = nil) throws -> Letter {
    Letter(
      [LetterObservation.Page(origin: .textLayer, lines: lines + [line("1/1", 900, 1_380)])], country: country,
      today: try #require(today))
  }

  struct Head: Sendable, CustomTestStringConvertible {
    let title: String
    let label: String
    let date: String
    let kind: LetterKind
    let day: String
    let language: String
    var testDescription: String { "\(language): \(title)" }

    init(_ title: String, _ label: String, _ date: String, _ kind: LetterKind, _ day: String, _ language: String) {
      (self.title, self.label, self.date) = (title, label, date)
      (self.kind, self.day, self.language) = (kind, day, language)
    }
  }

  static let heads: [Head] = [
    Head("Your electricity bill", "Bill date", "3 October 2026", .utilityBill, "2026-10-03", "en"),
    Head("Council Tax 2026/27", "Date of issue", "12 March 2026", .taxLetter, "2026-03-12", "en"),
    Head("Kontoauszug 10/2026", "Auszugsdatum", "31.10.2026", .bankStatement, "2026-10-31", "de"),
    Head("Meldebescheinigung", "Ausgestellt am", "02.11.2026", .residenceRegistration, "2026-11-02", "de"),
    Head("Facture d’électricité", "Date d’émission", "1er octobre 2026", .utilityBill, "2026-10-01", "fr"),
    Head("Extracto de cuenta", "Fecha de emisión", "05/09/2026", .bankStatement, "2026-09-05", "es"),
    Head("Bolletta luce", "Data emissione", "14/10/2026", .utilityBill, "2026-10-14", "it"),
    Head("Conta de luz", "Data de emissão", "14/10/2026", .utilityBill, "2026-10-14", "pt"),
    Head("Rekeningafschrift", "Datum afschrift", "14 oktober 2026", .bankStatement, "2026-10-14", "nl"),
    Head("Faktura za prąd", "Data wystawienia", "14.10.2026", .utilityBill, "2026-10-14", "pl"),
    Head("Виписка з рахунку", "Дата", "14.10.2026", .bankStatement, "2026-10-14", "uk"),
    Head("Λογαριασμός ρεύματος", "Ημερομηνία έκδοσης", "14/10/2026", .utilityBill, "2026-10-14", "el"),
    Head("Elektrik faturası", "Düzenleme tarihi", "14.10.2026", .utilityBill, "2026-10-14", "tr"),
    Head("電気ご使用量のお知らせ", "発行日", "令和8年10月14日", .utilityBill, "2026-10-14", "ja"),
    Head("银行对账单", "账单日期", "2026年10月14日", .bankStatement, "2026-10-14", "zh"),
  ]

  @Test(arguments: heads)
  func `a letter's kind, language and day of issue are found`(head: Head) throws {
    let letter = try Self.letter([
      Self.line("Example plc", 60, 40, height: 30), Self.line("Erika Example", 60, 200),
      Self.line("Sample Road 1", 60, 225),
      Self.line(head.label + ":", 600, 200), Self.line(head.date, 600, 225), Self.line(head.title, 60, 400, height: 26),
    ])
    #expect(letter.kind?.value == head.kind)
    #expect(letter.language == head.language)
    #expect(letter.issue?.value.readings.first?.day.description == head.day)
    #expect(letter.issue?.value.isLabelled == true)
    #expect(letter.issuer?.value == "Example plc")
  }

  @Test func `a due date, a period and days to come are no day of issue`() throws {
    let letter = try Self.letter([
      Self.line("Electricity bill", 60, 40, height: 26), Self.line("Payment due 1 October 2026", 60, 100),
      Self.line("Period 1 June 2026 – 31 August 2026", 60, 130), Self.line("Date of birth 3 March 1980", 60, 160),
      Self.line("1 January 2027", 60, 190), Self.line("Exampleton, 4 September 2026", 600, 220),
    ])
    let issue = try #require(letter.issue?.value)
    #expect(issue.readings.first?.day.description == "2026-09-04")
    #expect(!issue.isLabelled)
  }

  @Test func `a date whose order of figures is open keeps both readings, and the country settles it`() throws {
    let lines = [Self.line("Account statement", 60, 40, height: 26), Self.line("Statement date: 03/04/2026", 60, 100)]
    let open = try Self.letter(lines).issue?.value.readings.map(\.day.description)
    #expect(Set(open ?? []) == ["2026-04-03", "2026-03-04"])
    #expect(try Self.letter(lines, country: "USA").issue?.value.readings.map(\.day.description) == ["2026-03-04"])
  }

  @Test func `pieces of a row are one line, columns are not`() {
    let rows = LetterRows([
      Self.line("10115", 60, 100), Self.line("Berlin", 112, 101), Self.line("Date:", 600, 100),
    ]).rows
    #expect(rows.map(\.text) == ["10115 Berlin", "Date:"])
  }

  @Test func `an address is the lines below one another to one edge`() throws {
    let rows = LetterRows([
      Self.line("Erika Example", 60, 200), Self.line("Sample Road 1", 60, 225), Self.line("10115 Berlin", 60, 250),
      Self.line("Customer number", 600, 225), Self.line("Electricity bill", 60, 400),
    ])
    let place = try #require(rows.rows.firstIndex { $0.text == "Erika Example" })
    #expect(rows.block(from: place).map { rows.rows[$0].text } == ["Erika Example", "Sample Road 1", "10115 Berlin"])
  }

  @Test func `an empty letter, and one of noise, say nothing`() throws {
    for lines in [[], [Self.line("", 0, 0)], [Self.line("%%% ###", 0, 0), Self.line("\u{0}", .infinity, 0)]] {
      let letter = try Self.letter(lines)
      #expect(letter.kind == nil && letter.issue == nil && letter.language == nil)
    }
  }
}
