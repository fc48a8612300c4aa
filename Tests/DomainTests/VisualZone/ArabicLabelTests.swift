import Testing

@testable import Domain

/// Labels and values of cards in Arabic letters, as they are spelt and set on them.
struct ArabicLabelTests {
  private static let labels =
    LabelWords.byLanguage.sorted { $0.key < $1.key }.flatMap(\.value)
    .flatMap { field, words in words.map { FieldLabel(field, $0) } }
    + LabelWords.others.map { FieldLabel(nil, $0) }

  private static let longestFirst = labels.sorted { $0.word.count > $1.word.count }

  private func values(
    of field: DocumentFieldName, in lines: [DocumentObservation.Line]
  ) -> [String] {
    FieldValues(lines, labels: Self.longestFirst).values(of: field) { _ in true }.map(\.text)
  }

  @Test(arguments: [
    ("تاريخ الميلاد", "تاريخ الميـــلاد"), ("تاريخ الميلاد", "تَارِيخ المِيلَاد"),
    ("نام خانوادگی", "نام\u{200C}خانوادگي"),
    ("شماره کارت", "شماره كارت"), ("شماره کارت", "شمارۀ کارت"), ("تاريخ الإصدار", "تاريخ الاصدار"),
    ("مؤنث", "مونث"), ("آباد", "ا\u{653}باد"), ("رقم ٠١٢٣٤٥٦٧٨٩", "رقم 0123456789"),
    ("کد ۰۱۲۳۴۵۶۷۸۹", "كد 0123456789"),
    ("תאריך לידה", "תַּאֲרִיךְ לֵידָה"),
  ])
  func `spellings of one word are one`(first: String, second: String) {
    #expect(FoldedText.fold(first) == FoldedText.fold(second))
  }

  @Test(arguments: [("بیمار", "بیمارستان"), ("क", "कि"), ("一", "1"), ("سن", "شن")])
  func `other words stay others`(first: String, second: String) {
    #expect(FoldedText.fold(first) != FoldedText.fold(second))
  }

  @Test func `a stretch between letters does not end a word`() {
    let label = [FieldLabel(.givenNames, "نام")]
    #expect(LabelMatch.find(label, in: FoldedText("نامـه")).isEmpty)
    #expect(LabelMatch.find(label, in: FoldedText("نامـ زهرا")).map(\.range) == [0..<3])
  }

  @Test(arguments: [
    ("نام پدر: کیوان", DocumentFieldName.givenNames, [String]()), ("نام: زهرا", .givenNames, ["زهرا"]),
    ("اسم الأب محمد", .givenNames, []), ("الاسم الأول؛ فاطمة", .givenNames, ["فاطمة"]),
    ("الرقم القومي ٢٩٠٠١٠١١٢٣٤٥٦٧", .personalNumber, ["٢٩٠٠١٠١١٢٣٤٥٦٧"]),
    ("کد ملی ۰۰۱۲۳۴۵۶۷۸", .personalNumber, ["۰۰۱۲۳۴۵۶۷۸"]),
    ("صالحة حتى ٢٠٣٠/٠١/١٥", .dateOfExpiry, ["٢٠٣٠/٠١/١٥"]),
  ])
  func `a label announces its own field alone`(text: String, field: DocumentFieldName, expected: [String]) {
    #expect(values(of: field, in: [VisualZoneTests.line(text, 40, 40, script: .arabic)]) == expected)
  }

  @Test func `on one row the value stands left of its label`() {
    let lines = [
      VisualZoneTests.line("نام", 600, 40, script: .persian), VisualZoneTests.line("زهرا", 500, 40, script: .persian),
      VisualZoneTests.line("مرد", 700, 40, script: .persian),
    ]
    #expect(values(of: .givenNames, in: lines) == ["زهرا"])
  }

  @Test(arguments: [
    ("١٩٧٤/٠٨/١٢", "1974-08-12"), ("١٢ أغسطس ١٩٧٤", "1974-08-12"), ("۱۳۵۳/۰۵/۲۱", "1974-08-12"),
    ("١٣٩٤/٠٧/٢٤ هـ", "1974-08-12"),
  ])
  func `dates in own digits are read in their calendars`(text: String, day: String) throws {
    let today = try #require(CalendarDate(year: 2026, month: 11, day: 23))
    let isPersian = text.contains("۱")
    let context = DateContext(languages: [isPersian ? "fa" : "ar"], order: nil, today: today).meaning(.birth)
    let days = PrintedDate.dates(in: text, context: context).flatMap { $0.readings.map(\.day.description) }
    #expect(days.contains(day))
  }
}
