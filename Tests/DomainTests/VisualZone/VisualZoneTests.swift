import Testing

@testable import Domain

/// Pages as an engine reads them: lines with places, in pixels.
struct VisualZoneTests {
  private let today: CalendarDate

  init() throws {
    today = try #require(CalendarDate(year: 2026, month: 11, day: 23))
  }

  static func line(
    _ text: String, _ x: Double, _ y: Double, script: DocumentScript = .latin, confidence: Double = 0.95
  ) -> DocumentObservation.Line {
    DocumentObservation.Line(
      text: text, confidence: confidence, script: script,
      box: DocumentObservation.Box(x: x, y: y, width: Double(text.count) * 12, height: 20))
  }

  static func side(_ lines: [DocumentObservation.Line], _ kind: EvidenceKind = .documentFront)
    -> DocumentObservation.Side
  {
    var side = DocumentObservation.Side(kind: kind)
    side.lines = lines
    return side
  }

  private func read(_ lines: [DocumentObservation.Line], known: DocumentFields? = nil) -> VisualZone? {
    VisualZone.read([Self.side(lines)], known: known, confidenceMin: 0.8, today: today)
  }

  static let china = [
    line("姓名 样晓丽", 40, 40, script: .hanSimplified), line("性别 女 民族 汉", 40, 90, script: .hanSimplified),
    line("出生 1978年1月12日", 40, 140, script: .hanSimplified),
    line("住址 示例县样本路1号", 40, 190, script: .hanSimplified),
    line("公民身份号码 310104197801126224", 40, 290, script: .hanSimplified),
  ]

  @Test func `a Chinese card is read from the labels in its lines`() throws {
    let zone = try #require(read(Self.china))
    #expect(zone.specification.id == "chn.identity_card")
    #expect(zone.fields.nativeFamilyName == "样" && zone.fields.nativeGivenNames == "晓丽")
    #expect(zone.fields.dateOfBirth?.description == "1978-01-12" && zone.fields.sex == "F")
    #expect(zone.fields.documentNumber == "310104197801126224")
    #expect(zone.fields.address == "示例县样本路1号")
    #expect(zone.number?.holds == true)
  }

  @Test func `a wrong figure of a number with a check digit is told`() throws {
    var lines = Self.china
    lines[4] = Self.line("公民身份号码 310104197801126225", 40, 290, script: .hanSimplified)
    #expect(try #require(read(lines)).number == .checkDigitWrong)
  }

  @Test func `fields by number are read from a licence of the community model, a date without a space too`() throws {
    let lines = [
      Self.line("PRAWO JAZDY", 200, 10), Self.line("1.", 300, 60), Self.line("WZORCOWA", 360, 60),
      Self.line("2. ŁUCJA", 300, 100), Self.line("3.01.02.1980 GDAŃSK", 300, 140),
      Self.line("4a. 11.12.2020", 300, 180),
      Self.line("4c. STAROSTA", 500, 180), Self.line("4b. 11.12.2035", 300, 220),
      Self.line("5. 00123/20/0456", 300, 260),
      Self.line("8. UL. DŁUGA 1.2", 300, 300),
    ]
    let zone = try #require(read(lines))
    #expect(zone.specification.id == "pol.driving_licence")
    #expect(zone.fields.familyName == "WZORCOWA" && zone.fields.givenNames == "ŁUCJA")
    #expect(zone.fields.dateOfBirth?.description == "1980-02-01")
    #expect(zone.fields.dateOfIssue?.description == "2020-12-11")
    #expect(zone.fields.dateOfExpiry?.description == "2035-12-11")
    #expect(zone.fields.documentNumber == "00123/20/0456")
    #expect(zone.fields.address == "UL. DŁUGA 1.2")
  }

  @Test func `a value below its label is the nearest one, not its neighbour's`() throws {
    let lines = [
      Self.line("PASSPORT", 40, 10), Self.line("Surname / Nom", 40, 60), Self.line("LINDQVIST", 40, 85),
      Self.line("Date of issue", 40, 140), Self.line("Date of expiry", 400, 140), Self.line("03 JUN 2024", 400, 165),
    ]
    var known = DocumentFields(source: .machineReadableZone)
    (known.type, known.issuer) = (.passport, "UTO")
    let zone = try #require(read(lines, known: known))
    #expect(zone.specification.id == "icao.passport")
    #expect(zone.fields.familyName == "LINDQVIST")
    #expect(zone.fields.dateOfIssue == nil)
    #expect(zone.fields.dateOfExpiry?.description == "2024-06-03")
  }

  @Test(
    arguments: [("2034-06-03", "2034-06-03", nil), ("2034-06-04", "2034-06-03", "2034-06-03")]
      as [(String, String, String?)])
  func `a day that is known to be another one was set to the wrong label`(
    known day: String, printed: String, issue: String?
  ) throws {
    var known = DocumentFields(source: .machineReadableZone)
    (known.type, known.issuer, known.dateOfExpiry) = (.passport, "UTO", CalendarDate(iso: day))
    let lines = [
      Self.line("PASSPORT", 40, 10), Self.line("Surname / Nom", 40, 60), Self.line("LINDQVIST", 40, 85),
      Self.line("Date of issue", 40, 140), Self.line("03 JUN 2034", 40, 165),
    ]
    let zone = try #require(read(lines, known: known))
    #expect(zone.fields.dateOfIssue?.description == issue)
    #expect(zone.printed.contains { $0.name == .dateOfIssue })
  }

  @Test(arguments: [
    ("วันหมดอายุ", "12 ส.ค. 2572", "BE 2572-08-12 = 2029-08-12", DocumentScript.thai, "THA"),
    ("有効期限", "令和11年8月12日", "Reiwa 11-08-12 = 2029-08-12", .japanese, "JPN"),
    ("تاريخ الانتهاء", "1451/04/02", "AH 1451-04-02 = 2029-08-12", .arabic, "SAU"),
  ])
  func `a date of another calendar is kept with both values`(
    label: String, text: String, both: String, script: DocumentScript, issuer: String
  ) throws {
    var known = DocumentFields(source: .machineReadableZone)
    (known.type, known.issuer) = (.passport, issuer)
    let lines = [Self.line(label, 40, 60, script: script), Self.line(text, 40, 85, script: script)]
    let zone = try #require(read(lines, known: known))
    let field = try #require(zone.printed.first { $0.name == .dateOfExpiry })
    #expect(field.dates.map(\.description).contains(both))
    #expect(zone.fields.dateOfExpiry?.description == "2029-08-12")
  }

  @Test func `a line read below the bound is kept and does not count`() throws {
    var lines = Self.china
    lines[0] = Self.line("姓名 样晓丽", 40, 40, script: .hanSimplified, confidence: 0.79)
    let zone = try #require(read(lines))
    #expect(zone.printed.contains { $0.name == .fullName })
    #expect(zone.fields.nativeFamilyName == nil)
  }

  @Test(arguments: [("Surname", "Name"), ("Прізвище", "Ім’я"), ("Прізвище / Surname", "Ім'я / Name")])
  func `labels are read in every language that a card prints them in`(family: String, given: String) throws {
    let lines = [
      Self.line("УКРАЇНА UKRAINE", 40, 10, script: .cyrillic),
      Self.line("ПАСПОРТ ГРОМАДЯНИНА УКРАЇНИ", 40, 40, script: .cyrillic),
      Self.line(family, 40, 80, script: .cyrillic), Self.line("Щербенко", 40, 105, script: .cyrillic),
      Self.line(given, 40, 150, script: .cyrillic), Self.line("Олеся", 40, 175, script: .cyrillic),
    ]
    let zone = try #require(read(lines))
    #expect(zone.specification.id == "ukr.identity_card")
    #expect(zone.fields.nativeFamilyName == "Щербенко" && zone.fields.nativeGivenNames == "Олеся")
  }

  @Test(arguments: [[], ["LIBRARY CARD", "Name", "ANNA"], ["FÜHRERSCHEIN"], ["PASSPORT", "Surname", "X"]])
  func `a page that no type's marks are on is of no known kind`(texts: [String]) {
    let lines = texts.enumerated().map { Self.line($0.element, 40, Double($0.offset) * 40) }
    #expect(read(lines) == nil)
  }

  @Test(arguments: ["Date of bith", "Date 0f birth", "DATE OF BIRTH:", "Date of birth / Date de naissance"])
  func `a label is known though a letter of it is read wrong`(label: String) throws {
    var known = DocumentFields(source: .machineReadableZone)
    (known.type, known.issuer) = (.passport, "UTO")
    let zone = try #require(read([Self.line(label, 40, 60), Self.line("12 AUG 1974", 40, 85)], known: known))
    #expect(zone.fields.dateOfBirth?.description == "1974-08-12")
  }

  @Test(arguments: ["", "<<<", "–", "\u{301}", String(repeating: "A", count: 5_000)])
  func `a zone that says nothing, or nonsense, is compared with the print all the same`(value: String) throws {
    var known = DocumentFields(source: .machineReadableZone)
    (known.type, known.issuer, known.familyName) = (.passport, "UTO", value)
    (known.givenNames, known.documentNumber, known.fullName) = (value, value, value)
    let lines = [
      Self.line("Surname", 40, 60), Self.line("LINDQVIST", 40, 85), Self.line("Given names", 40, 140),
      Self.line("ANNA", 40, 165), Self.line("Passport No", 40, 220), Self.line("XU4821907", 40, 245),
    ]
    let zone = try #require(read(lines, known: known))
    #expect(zone.fields.familyName == "LINDQVIST" && zone.fields.givenNames == "ANNA")
    #expect(zone.fields.documentNumber == "XU4821907")
  }

  @Test(arguments: 0..<16)
  func `pages put together by chance crash nothing, whatever the zone says`(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let pieces =
      [
        "", " ", "<", "1.", "4b.", "/", "：", "АННА", "样", "12.08.1974", "令和6年", "9676 3471 4069", "\u{301}", "🂡", "ß",
        "F",
      ]
      + LabelWords.byLanguage.values.flatMap { $0.values.joined() }
      + DocumentSpecifications.all.flatMap(\.marks).joined().map { String(String.UnicodeScalarView($0.word)) }
    for _ in 0..<24 {
      func text() -> String { (0..<next(4)).map { _ in pieces[next(pieces.count)] }.joined(separator: " ") }
      let lines = (0..<next(30)).map { _ in
        Self.line(
          text(), Double(next(400)), Double(next(200)), script: DocumentScript.allCases[next(16)],
          confidence: Double(next(101)) / 100)
      }
      var known = DocumentFields(source: .machineReadableZone)
      (known.type, known.issuer) = (DocumentType.allCases[next(5)], ["UTO", "D", "CHN", "ZAF", "", "XXX"][next(6)])
      (known.familyName, known.givenNames, known.documentNumber) = (text(), text(), text())
      let zone = read(lines, known: next(2) == 0 ? known : nil)
      #expect((zone?.printed.count ?? 0) <= 12 * 2 * max(lines.count, 1))
    }
  }

  @Test func `hostile lines end nowhere and crash nothing`() {
    let texts = [
      "", "\0", "1.", "1..", "4b.", "姓名", String(repeating: "姓名", count: 400), "👩‍👩‍👧‍👦 4b. 👩‍👩‍👧‍👦",
      "1." + String(repeating: ".", count: 600),
    ]
    let boxes = [0.0, -1e9, 1e9, .infinity, .nan]
    for text in texts {
      for place in boxes {
        let lines = Self.china + [Self.line(text, place, place), Self.line(text, -place, place)]
        #expect(read(lines)?.specification.id == "chn.identity_card")
      }
    }
  }
}
