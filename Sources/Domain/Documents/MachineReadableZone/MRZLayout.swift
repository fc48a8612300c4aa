/// Where each layout keeps its fields. Places count from 0; the standards count from 1.
struct MRZLayout {
  let rows: [[Character]]

  private func text(_ row: Int, _ range: Range<Int>) -> String { String(rows[row][range]) }

  private func field(_ row: Int, _ range: Range<Int>) -> String { Self.trimmed(rows[row][range]) }

  static func trimmed(_ characters: some Collection<Character>) -> String {
    let words = characters.split(separator: "<", omittingEmptySubsequences: true).map { String($0) }
    return words.joined(separator: " ")
  }

  /// Optional data keeps its inner fillers: they may be part of a number.
  private func optional(_ row: Int, _ range: Range<Int>) -> [String] {
    var characters = rows[row][range]
    while characters.last == "<" { characters.removeLast() }
    while characters.first == "<" { characters.removeFirst() }
    return characters.isEmpty ? [] : [String(characters)]
  }

  private func check(
    _ field: MRZCheck.Field, digit: (line: Int, place: Int), over ranges: [(Int, Range<Int>)]
  ) -> MRZCheck {
    MRZCheck(
      field: field,
      holds: CheckDigit.holds(
        rows[digit.line][digit.place], for: ranges.flatMap { rows[$0.0][$0.1] },
        fillerMayStand: field == .optionalData),
      spans: (ranges + [(digit.line, digit.place..<(digit.place + 1))]).map { MRZCheck.Span(line: $0.0, places: $0.1) })
  }

  /// Names: two fillers part the primary identifier from the secondary (ICAO Doc 9303-3, section 4.6).
  static func names(_ characters: ArraySlice<Character>) -> (family: String, given: String, mayBeCut: Bool) {
    let places = Array(characters)
    let split = places.indices.dropLast().first { places[$0] == "<" && places[$0 + 1] == "<" }
    let mayBeCut = places.last != "<"
    guard let split else { return (trimmed(places), "", mayBeCut) }
    return (trimmed(places[..<split]), trimmed(places[split...]), mayBeCut)
  }

  func td3(today: CalendarDate) -> MachineReadableZone {
    let names = Self.names(rows[0][5...])
    return MachineReadableZone(
      format: .td3, lines: rows.map { String($0) }, documentCode: field(0, 0..<2), issuingState: field(0, 2..<5),
      familyName: names.family, givenNames: names.given, namesMayBeTruncated: names.mayBeCut,
      documentNumber: field(1, 0..<9), nationality: field(1, 10..<13),
      dateOfBirth: .birth(text(1, 13..<19), today: today), dateOfExpiry: .expiry(text(1, 21..<27), today: today),
      sex: sex(1, 20), optionalData: optional(1, 28..<42),
      checks: [
        check(.documentNumber, digit: (1, 9), over: [(1, 0..<9)]),
        check(.dateOfBirth, digit: (1, 19), over: [(1, 13..<19)]),
        check(.dateOfExpiry, digit: (1, 27), over: [(1, 21..<27)]),
        check(.optionalData, digit: (1, 42), over: [(1, 28..<42)]),
        check(.composite, digit: (1, 43), over: [(1, 0..<10), (1, 13..<20), (1, 21..<43)]),
      ])
  }

  func td2(today: CalendarDate) -> MachineReadableZone {
    let names = Self.names(rows[0][5...])
    let number = longNumber(row: 1, number: 0..<9, digit: 9, optional: 28..<35)
    return MachineReadableZone(
      format: .td2, lines: rows.map { String($0) }, documentCode: field(0, 0..<2), issuingState: field(0, 2..<5),
      familyName: names.family, givenNames: names.given, namesMayBeTruncated: names.mayBeCut,
      documentNumber: number.text, nationality: field(1, 10..<13),
      dateOfBirth: .birth(text(1, 13..<19), today: today), dateOfExpiry: .expiry(text(1, 21..<27), today: today),
      sex: sex(1, 20), optionalData: optional(1, number.rest),
      checks: [
        number.check,
        check(.dateOfBirth, digit: (1, 19), over: [(1, 13..<19)]),
        check(.dateOfExpiry, digit: (1, 27), over: [(1, 21..<27)]),
        check(.composite, digit: (1, 35), over: [(1, 0..<10), (1, 13..<20), (1, 21..<35)]),
      ])
  }

  func td1(today: CalendarDate) -> MachineReadableZone {
    let names = Self.names(rows[2][0...])
    let number = longNumber(row: 0, number: 5..<14, digit: 14, optional: 15..<30)
    return MachineReadableZone(
      format: .td1, lines: rows.map { String($0) }, documentCode: field(0, 0..<2), issuingState: field(0, 2..<5),
      familyName: names.family, givenNames: names.given, namesMayBeTruncated: names.mayBeCut,
      documentNumber: number.text, nationality: field(1, 15..<18),
      dateOfBirth: .birth(text(1, 0..<6), today: today), dateOfExpiry: .expiry(text(1, 8..<14), today: today),
      sex: sex(1, 7), optionalData: optional(0, number.rest) + optional(1, 18..<29),
      checks: [
        number.check,
        check(.dateOfBirth, digit: (1, 6), over: [(1, 0..<6)]),
        check(.dateOfExpiry, digit: (1, 14), over: [(1, 8..<14)]),
        check(.composite, digit: (1, 29), over: [(0, 5..<30), (1, 0..<7), (1, 8..<15), (1, 18..<29)]),
      ])
  }

  func visa(_ format: MRZFormat, today: CalendarDate) -> MachineReadableZone {
    let names = Self.names(rows[0][5...])
    return MachineReadableZone(
      format: format, lines: rows.map { String($0) }, documentCode: field(0, 0..<2), issuingState: field(0, 2..<5),
      familyName: names.family, givenNames: names.given, namesMayBeTruncated: names.mayBeCut,
      documentNumber: field(1, 0..<9), nationality: field(1, 10..<13),
      dateOfBirth: .birth(text(1, 13..<19), today: today), dateOfExpiry: .expiry(text(1, 21..<27), today: today),
      sex: sex(1, 20), optionalData: optional(1, 28..<format.lineLength),
      checks: [
        check(.documentNumber, digit: (1, 9), over: [(1, 0..<9)]),
        check(.dateOfBirth, digit: (1, 19), over: [(1, 13..<19)]),
        check(.dateOfExpiry, digit: (1, 27), over: [(1, 21..<27)]),
      ])
  }

  /// The French card of 1995: names on both lines, no expiry; the composite covers the first line and the second up
  /// to itself.
  func fra(today: CalendarDate) -> MachineReadableZone {
    MachineReadableZone(
      format: .fra, lines: rows.map { String($0) }, documentCode: field(0, 0..<2), issuingState: field(0, 2..<5),
      familyName: field(0, 5..<30), givenNames: field(1, 13..<27),
      namesMayBeTruncated: rows[0][29] != "<" || rows[1][26] != "<", documentNumber: field(1, 0..<12),
      nationality: field(0, 2..<5), dateOfBirth: .birth(text(1, 27..<33), today: today), dateOfExpiry: nil,
      sex: sex(1, 34), optionalData: optional(0, 30..<36),
      checks: [
        check(.documentNumber, digit: (1, 12), over: [(1, 0..<12)]),
        check(.dateOfBirth, digit: (1, 33), over: [(1, 27..<33)]),
        check(.composite, digit: (1, 35), over: [(0, 0..<36), (1, 0..<35)]),
      ])
  }

  private func sex(_ row: Int, _ place: Int) -> Character? {
    rows[row][place] == "<" ? nil : rows[row][place]
  }

  /// A number of more than nine characters leaves a filler at its check digit and goes on in the optional data, its
  /// check digit last before a filler (ICAO Doc 9303-5, section 4.2.2.1, note j; 9303-6 likewise).
  private func longNumber(
    row: Int, number: Range<Int>, digit: Int, optional: Range<Int>
  ) -> (text: String, check: MRZCheck, rest: Range<Int>) {
    let head = rows[row][number]
    let tail = rows[row][optional].prefix { $0 != "<" }
    guard rows[row][digit] == "<", let last = tail.last else {
      return (Self.trimmed(head), check(.documentNumber, digit: (row, digit), over: [(row, number)]), optional)
    }
    let whole = Array(head) + tail.dropLast()
    let rest = min(optional.lowerBound + tail.count, optional.upperBound)..<optional.upperBound
    let covered = MRZCheck.Span(line: row, places: number.lowerBound..<(optional.lowerBound + tail.count))
    let check = MRZCheck(field: .documentNumber, holds: CheckDigit.holds(last, for: whole), spans: [covered])
    return (Self.trimmed(whole), check, rest)
  }
}
