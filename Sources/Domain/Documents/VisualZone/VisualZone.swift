/// The printed text of a document, field by field.
public struct VisualZone: Sendable {
  /// What kind of document its words are.
  public let specification: DocumentSpecification
  /// What stands beside the labels, in the order of the fields' names; several of one field where it is printed in
  /// several scripts.
  public private(set) var printed: [PrintedField] = []
  /// What the number of the person says of itself; nil where the type has no rule or no number was read.
  public private(set) var number: NationalNumberVerdict?
  /// The fields as the parts of a document are compared.
  public private(set) var fields = DocumentFields(source: .visualZone)

  /// The same of each side that prints something beside a label, the front first.
  public private(set) var sides: [Side] = []

  /// Labels that stand alone: nothing that may be their field's value was read beside or below them.
  public private(set) var unread: [UnreadField] = []

  /// Whether documents of this kind print one of several fields, as far as their labels tell.
  public func expects(_ names: [DocumentFieldName]) -> Bool {
    specification.labels.contains { label in label.field.map(names.contains) ?? false }
  }

  /// Whether one of several fields was read, however well.
  public func prints(_ names: [DocumentFieldName]) -> Bool { printed.contains { names.contains($0.name) } }

  /// What one side prints.
  public struct Side: Sendable, Equatable {
    /// Which one.
    public let kind: EvidenceKind
    /// What stands there.
    public let fields: DocumentFields
  }

  /// The rule of the number of the person; nil where the type has none.
  public var numberRule: NationalNumberRule? { specification.numberRule.flatMap(NationalNumbers.rule) }

  /// Reads the printed text of a document's sides.
  /// - Parameters:
  ///   - known: what a zone or barcode says; of several readings of a date the one that it confirms is kept.
  ///   - confidenceMin: what a line has to be read with for its fields to count; all are kept in ``printed``.
  ///   - today: the day of reading, which settles centuries.
  /// - Returns: nil for a kind of document that nobody here knows.
  public static func read(
    _ sides: [DocumentObservation.Side], known: DocumentFields?, confidenceMin: Double, today: CalendarDate
  ) -> VisualZone? {
    let proven = known.flatMap { part in part.type.flatMap { type in part.issuer.map { (type: type, issuer: $0) } } }
    let lines = sides.flatMap(\.lines)
    return DocumentSpecifications.matching(lines.map(\.text), known: proven).map { specification in
      let issuer = specification.issuer ?? known?.issuer
      let context = DateContext(
        languages: issuer.map { DocumentScript.native(to: $0).map(\.language) } ?? [],
        order: issuer.flatMap(DayMonthOrder.of(issuer:)), today: today)
      var zone = VisualZone(specification: specification, confidenceMin: confidenceMin)
      zone.collect(from: sides, context)
      let whole = zone
      func page(_ lines: [DocumentObservation.Line]) -> PageText {
        PageText(lines.filter { $0.confidence >= confidenceMin }.map(\.text), dates: context)
      }
      zone.fill(page(lines), known)
      for kind in [EvidenceKind.documentFront, .documentBack] where whole.sure.contains(where: { $0.side == kind }) {
        var side = whole
        side.printed.removeAll { $0.side != kind }
        side.fill(page(sides.filter { $0.kind == kind }.flatMap(\.lines)), known)
        zone.sides.append(Side(kind: kind, fields: side.fields))
      }
      return zone
    }
  }

  private let confidenceMin: Double

  /// Printed fields that were read well enough to count.
  private var sure: [PrintedField] { printed.filter { $0.line.confidence >= confidenceMin } }

  private init(specification: DocumentSpecification, confidenceMin: Double) {
    self.specification = specification
    self.confidenceMin = confidenceMin
  }

  private mutating func collect(from sides: [DocumentObservation.Side], _ context: DateContext) {
    let labels = specification.labels
    for side in sides {
      let values = FieldValues(side.lines, labels: labels)
      for name in DocumentFieldName.allCases {
        let found = values.values(of: name, where: { isPlausible($0, name, context) })
        let places = found.isEmpty ? values.places(of: name) : []
        if !places.isEmpty { unread.append(UnreadField(name: name, side: side.kind, places: places)) }
        for value in found {
          printed.append(
            PrintedField(
              name: name, text: value.text, side: side.kind, line: value.line,
              dates: dates(in: value.text, name, context)))
        }
      }
    }
  }

  /// A name has letters and no digits, a number has digits, a date is one; the rest may say anything.
  private func isPlausible(_ text: String, _ name: DocumentFieldName, _ context: DateContext) -> Bool {
    guard name.meaning == nil else { return !dates(in: text, name, context).isEmpty }
    let (digits, letters) = (text.count { $0.isNumber }, text.count { $0.isLetter })
    return switch name {
    case .familyName, .givenNames, .fullName: digits == 0 && letters > 0 && letters <= 80
    case .documentNumber, .personalNumber: digits >= 3 && text.count <= 40
    default: letters + digits > 0
    }
  }

  private func dates(in text: String, _ name: DocumentFieldName, _ context: DateContext) -> [PrintedDate] {
    guard let meaning = name.meaning else { return [] }
    let sightings = PrintedDate.dates(in: text, context: context.meaning(meaning))
    // From and to stand in one line: the last day is the second.
    let sighting = name == .validity ? sightings.dropFirst().first ?? sightings.first : sightings.first
    return sighting?.readings ?? []
  }

  /// What is known counts as printed where the page shows it, whichever label it was set to: a line that the reader
  /// missed must not make a neighbour's value a contradiction.
  private mutating func fill(_ page: PageText, _ known: DocumentFields?) {
    fields.type = specification.type
    fields.issuer = specification.issuer ?? known?.issuer
    (fields.familyName, fields.nativeFamilyName) = names(.familyName, known?.familyName, page)
    (fields.givenNames, fields.nativeGivenNames) = names(.givenNames, known?.givenNames, page)
    (fields.fullName, fields.nativeFullName) = names(.fullName, known?.fullName, page)
    split()
    fields.dateOfBirth = day(.dateOfBirth, known?.dateOfBirth, page)
    // What is known to be another day was set to the wrong label: labels of both often stand side by side.
    fields.dateOfIssue = day(.dateOfIssue, known?.dateOfIssue, page).flatMap { day in
      [known?.dateOfExpiry, known?.dateOfBirth].contains(day) ? nil : day
    }
    fields.dateOfExpiry =
      day(.dateOfExpiry, known?.dateOfExpiry, page) ?? day(.validity, known?.dateOfExpiry, page)
    fields.sex = sex()
    fields.documentNumber = nearest(texts(of: .documentNumber), to: known?.documentNumber, page)
    fields.address = texts(of: .address).first
    fields.nationality = texts(of: .nationality).first(where: CountryCode.isKnown)
    readNumber(in: page.lines.map { String($0.original) })
  }

  private func texts(of name: DocumentFieldName) -> [String] { sure.filter { $0.name == name }.map(\.text) }

  /// The Latin and the native form of a name.
  private func names(
    _ name: DocumentFieldName, _ known: String?, _ page: PageText
  ) -> (latin: String?, native: String?) {
    let latin = texts(of: name).filter { NativeScript.of($0) == .latin }
    let natives = texts(of: name).filter { NativeScript.of($0).map { $0 != .latin } ?? false }
    let native = natives.first { text in
      known.map { Transliteration.agreement(native: text, latin: $0) != .different } ?? true
    }
    return (nearest(latin, to: latin.isEmpty ? nil : known, page)?.uppercased(), native ?? natives.first)
  }

  /// Of what stands beside the labels, and of what the page shows like it, the text that is nearest to what is known.
  private func nearest(_ texts: [String], to known: String?, _ page: PageText) -> String? {
    guard let known, !texts.isEmpty else { return texts.first }
    func mistakes(_ text: String) -> Int { EditDistance.between(FoldedText.fold(text), FoldedText.fold(known)) }
    return (texts + [page.text(like: known)].compactMap(\.self)).min { mistakes($0) < mistakes($1) }
  }

  /// Takes a whole name apart where the type says how.
  private mutating func split() {
    guard let whole = fields.nativeFullName ?? fields.fullName else { return }
    var parts: (family: String, given: String)?
    switch specification.nameOrder {
    case .whole: return
    case .familyCharacter(let compounds):
      let characters = whole.filter { !$0.isWhitespace }
      let count = compounds.contains(String(characters.prefix(2))) ? 2 : 1
      if characters.count > count { parts = (String(characters.prefix(count)), String(characters.dropFirst(count))) }
    case .familyFirst:
      let words = whole.split(whereSeparator: \.isWhitespace).map(String.init)
      if words.count > 1 { parts = (words[0], words.dropFirst().joined(separator: " ")) }
    }
    guard let parts else { return }
    if fields.nativeFullName == nil {
      (fields.familyName, fields.givenNames) = parts
    } else {
      (fields.nativeFamilyName, fields.nativeGivenNames) = parts
    }
  }

  /// The day that a known part confirms, else the likeliest; nil where the printing leaves it open.
  private func day(_ name: DocumentFieldName, _ known: CalendarDate?, _ page: PageText) -> CalendarDate? {
    let fields = sure.filter { $0.name == name }
    guard let first = fields.first else { return nil }
    if let known, page.shows(known) || fields.contains(where: { $0.dates.contains { $0.day == known } }) {
      return known
    }
    return first.dates.count == 1 ? first.dates[0].day : nil
  }

  private func sex() -> String? {
    let table = Dictionary(
      specification.sexes.map { (FoldedText.fold($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
    let words = sure.filter { $0.name == .sex }.flatMap { $0.text.split { !$0.isLetter } }
    return words.compactMap { table[FoldedText.fold(String($0))] }.first
  }

  /// The number of the person: the one beside its label, else one whose check digit holds anywhere on the document.
  private mutating func readNumber(in lines: [String]) {
    guard let rule = numberRule else {
      fields.personalNumber = texts(of: .personalNumber).first
      return
    }
    func judged(_ texts: [String]) -> [(text: String, verdict: NationalNumberVerdict)] {
      texts.flatMap { rule.find(in: $0) }.map { ($0, rule.judge($0)) }
    }
    // Other figures of the same shape stand on documents, too: unlabelled ones count where they prove themselves.
    let anywhere = rule.hasCheckDigit ? judged(lines).filter(\.verdict.holds) : []
    let found = judged(texts(of: .personalNumber)) + anywhere
    guard let best = found.first(where: { $0.verdict.holds }) ?? found.first else { return }
    number = best.verdict
    fields.personalNumber = best.text
    if specification.numberIsDocuments { fields.documentNumber = best.text }
    if case .holds(let content) = best.verdict {
      if fields.dateOfBirth == nil, content.birthDays.count == 1 { fields.dateOfBirth = content.birthDays[0] }
      fields.sex = fields.sex ?? content.sex
    }
  }
}

extension DocumentFieldName {
  /// What a date of this field is the date of; nil for fields that are no dates.
  var meaning: DateMeaning? {
    switch self {
    case .dateOfBirth: .birth
    case .dateOfExpiry, .validity: .expiry
    case .dateOfIssue: .issue
    default: nil
    }
  }
}
