/// The rows of a zone, cut into fields.
struct MRZLayout {
  let format: MRZFormat
  let rows: [[Character]]
  private let at: MRZPlaces

  init(format: MRZFormat, rows: [[Character]]) {
    (self.format, self.rows, at) = (format, rows, format.places)
  }

  static func trimmed(_ characters: some Collection<Character>) -> String {
    let words = characters.split(separator: "<", omittingEmptySubsequences: true).map { String($0) }
    return words.joined(separator: " ")
  }

  func zone(today: CalendarDate) -> MachineReadableZone {
    let (number, names) = (number, names)
    return MachineReadableZone(
      format: format, lines: rows.map { String($0) }, documentCode: field(at.code), issuingState: field(at.issuer),
      familyName: names.family.map(field) ?? "", givenNames: names.given.map(field) ?? "",
      namesMayBeTruncated: at.nameSpans.contains { rows[$0.line][$0.places].last != "<" },
      documentNumber: number.text, nationality: field(at.nationality),
      dateOfBirth: .birth(text(at.birth), today: today),
      dateOfExpiry: at.expiry.map { .expiry(text($0), today: today) }, sex: sex,
      optionalData: optional(after: number).map(text), checks: checks, fields: fields)
  }

  /// Every check digit of the layout.
  var checks: [MRZCheck] {
    let dates = [(MRZCheck.Field.dateOfBirth, at.birth)] + (at.expiry.map { [(.dateOfExpiry, $0)] } ?? [])
    return [number.check] + dates.map { check($0.0, over: [$0.1]) }
      + (at.isOptionalChecked ? [check(.optionalData, over: at.optional)] : [])
      + (at.composite.isEmpty ? [] : [check(.composite, digitLastOf: at.composite)])
  }

  /// Every field that says something, in the order of the standards.
  private var fields: [MRZField] {
    let (number, names) = (number, names)
    let spans: [(MRZField.Name, MRZCheck.Span?)] = [
      (.documentCode, at.code), (.issuingCountry, at.issuer), (.documentNumber, number.span),
      (.familyName, names.family), (.givenNames, names.given), (.nationality, at.nationality),
      (.dateOfBirth, at.birth), (.sex, at.sex), (.dateOfExpiry, at.expiry),
    ]
    let fields = spans.compactMap { name, span in
      span.flatMap(bare).map { MRZField(name: name, text: name == .documentNumber ? number.text : field($0), span: $0) }
    }
    return fields + optional(after: number).map { MRZField(name: .optionalData, text: text($0), span: $0) }
  }

  private func text(_ span: MRZCheck.Span) -> String { String(rows[span.line][span.places]) }

  private func field(_ span: MRZCheck.Span) -> String { Self.trimmed(rows[span.line][span.places]) }

  private var sex: Character? {
    let character = rows[at.sex.line][at.sex.places.lowerBound]
    return character == "<" ? nil : character
  }

  /// A run without the fillers at its ends; nil where there are only fillers.
  private func bare(_ span: MRZCheck.Span) -> MRZCheck.Span? {
    let row = rows[span.line]
    guard let first = span.places.first(where: { row[$0] != "<" }),
      let last = span.places.last(where: { row[$0] != "<" })
    else { return nil }
    return MRZCheck.Span(line: span.line, places: first..<(last + 1))
  }

  /// Optional data keeps its inner fillers: they may be part of a number.
  private func optional(after number: Number) -> [MRZCheck.Span] {
    at.optional.enumerated().compactMap { index, span in
      bare(index == 0 ? MRZCheck.Span(line: span.line, places: number.rest ?? span.places) : span)
    }
  }

  /// Names: two fillers part the primary identifier from the secondary (ICAO Doc 9303-3, section 4.6).
  private var names: (family: MRZCheck.Span?, given: MRZCheck.Span?) {
    switch at.names {
    case .apart(let family, let given): return (bare(family), bare(given))
    case .together(let span):
      let row = rows[span.line]
      let split = span.places.dropLast().first { row[$0] == "<" && row[$0 + 1] == "<" }
      guard let split else { return (bare(span), nil) }
      return (
        bare(MRZCheck.Span(line: span.line, places: span.places.lowerBound..<split)),
        bare(MRZCheck.Span(line: span.line, places: split..<span.places.upperBound))
      )
    }
  }

  private func check(_ field: MRZCheck.Field, over spans: [MRZCheck.Span]) -> MRZCheck {
    let digits = spans.suffix(1).map { last in
      MRZCheck.Span(line: last.line, places: last.places.upperBound..<(last.places.upperBound + 1))
    }
    return check(field, digitLastOf: spans + digits)
  }

  /// - Parameter spans: what the digit covers, and last its own place.
  private func check(_ field: MRZCheck.Field, digitLastOf spans: [MRZCheck.Span]) -> MRZCheck {
    let characters = spans.flatMap { rows[$0.line][$0.places] }
    return MRZCheck(
      field: field,
      holds: characters.last.map {
        CheckDigit.holds($0, for: characters.dropLast(), fillerMayStand: field == .optionalData)
      } ?? false,
      spans: spans)
  }

  private struct Number {
    let text: String
    let check: MRZCheck
    let span: MRZCheck.Span
    /// Where the optional data begins after a long number, and ends; nil where the number is not long.
    var rest: Range<Int>?
  }

  /// A number of more than nine characters leaves a filler at its check digit and goes on in the optional data, its
  /// check digit last before a filler (ICAO Doc 9303-5, section 4.2.2.1, note j; 9303-6 likewise).
  private var number: Number {
    let (line, places) = (at.number.line, at.number.places)
    let short = Number(text: field(at.number), check: check(.documentNumber, over: [at.number]), span: at.number)
    guard at.mayBeLong, let optional = at.optional.first?.places, rows[line][places.upperBound] == "<" else {
      return short
    }
    let tail = rows[line][optional].prefix { $0 != "<" }
    guard let last = tail.last else { return short }
    let end = optional.lowerBound + tail.count
    let whole = Array(rows[line][places]) + tail.dropLast()
    let check = MRZCheck(
      field: .documentNumber, holds: CheckDigit.holds(last, for: whole),
      spans: [MRZCheck.Span(line: line, places: places.lowerBound..<end)])
    return Number(
      text: Self.trimmed(whole), check: check,
      span: MRZCheck.Span(line: line, places: places.lowerBound..<(end - 1)), rest: end..<optional.upperBound)
  }
}
