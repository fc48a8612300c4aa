import Domain

/// What follows from a document that was read: outcome, reasons, and every comparison for the record.
struct DocumentFacts {
  private let sources: DocumentSources
  private let whole: DocumentFields
  let extracted: ExtractedDocument
  private(set) var reasons: [ReasonCode] = []
  private(set) var comparisons: [JSON.Member] = []
  private var isRejected = false

  /// Rejected where a fact is wrong by itself; a person's look where facts disagree.
  var outcome: CheckOutcome { isRejected ? .rejected : reasons.isEmpty ? .clear : .consider }

  init(sources: DocumentSources, whole: DocumentFields) {
    self.sources = sources
    self.whole = whole
    extracted = whole.extracted(mrz: sources.zoneRead?.lines ?? [])
  }

  mutating func judge(_ seen: DocumentObservation, _ expected: DocumentExpectations) {
    judgeAcceptance(expected)
    judgeDates(expected)
    if let zone = sources.zone, !zone.checkDigitsHold { add(.documentCheckDigit) }
    // Names have no check digit: where two readers differ on a character, a person reads it.
    if sources.zoneRead?.isDoubtful == true { add(.documentUnreadable) }
    judgeParts()
    judgeDeclared(expected.declared)
    judgeVisualZone(seen.sides.flatMap(\.lines))
    judgePictures(seen.sides)
    if seen.principal?.isCropped == true { comparisons.append(JSON.Member("page", "cropped")) }
  }

  /// Type and issuer, against the tenant's list and against what the request announced.
  private mutating func judgeAcceptance(_ expected: DocumentExpectations) {
    guard let type = whole.type, let issuer = whole.issuer,
      expected.accepted.contains(where: { $0.accepts(type, from: issuer) })
    else { return reject(.documentNotAccepted) }
    let isAnnounced = expected.announced.contains { (document: JSON) in
      let country = document["country"]?.text
      return document["type"]?.text == type.rawValue && country.map { Self.same($0, issuer) } != false
    }
    if !expected.announced.isEmpty, !isAnnounced { add(.documentDataMismatch, "announced_document", agrees: false) }
  }

  /// A document is valid through its last day, and from its day of issue on; nobody is issued one before birth.
  private mutating func judgeDates(_ expected: DocumentExpectations) {
    if let expiry = whole.dateOfExpiry {
      if expiry < expected.today { reject(.documentExpired) }
    } else {
      add(.documentUnreadable)
    }
    if let issue = whole.dateOfIssue {
      let isPlausible =
        issue <= expected.today && whole.dateOfBirth.map { $0 <= issue } != false
        && whole.dateOfExpiry.map { issue <= $0 } != false
      add(.documentDataMismatch, "date_of_issue", agrees: isPlausible)
    }
    guard let birth = whole.dateOfBirth else { return }
    if birth > expected.today { add(.documentDataMismatch, "date_of_birth_in_the_past", agrees: false) }
    if let minimum = expected.minimumAge, birth.age(on: expected.today) < minimum { reject(.applicantUnderage) }
  }

  /// Zone and barcode of one document say the same; where they do not, one side belongs to another document.
  private mutating func judgeParts() {
    guard let first = sources.fields.first else { return }
    for other in sources.fields.dropFirst() {
      let agreement = FieldAgreement(first, other)
      comparisons.append(JSON.Member(first.source.rawValue + "_" + other.source.rawValue, agreement.json))
      if agreement.isDifferent { add(.documentFrontBackMismatch) }
    }
  }

  private mutating func judgeDeclared(_ record: ApplicantRecord) {
    if let declared = record.familyName, let read = whole.familyName { compare("family_name", declared, read) }
    if let declared = record.givenNames, let read = whole.givenNames { compare("given_names", declared, read) }
    if let declared = record.dateOfBirth, let read = whole.dateOfBirth {
      add(.documentDataMismatch, "date_of_birth", agrees: declared == read)
    }
    if let declared = record.nationality, let read = whole.nationality {
      add(.documentDataMismatch, "nationality", agrees: Self.same(declared, read))
    }
    if let declared = record.sex, let read = whole.sex, read != "X" {
      add(.documentDataMismatch, "sex", agrees: declared == read)
    }
  }

  /// The printed zone should name the same person: where it was read well and names neither the holder nor the number,
  /// one of the parts is not the document's own.
  private mutating func judgeVisualZone(_ lines: [DocumentObservation.Line]) {
    guard let number = whole.documentNumber, let name = whole.familyName else { return }
    let read = lines.filter { $0.confidence >= DocumentSettings.visualLineConfidenceMin && $0.script == .latin }
    let text = read.map { Self.normalised($0.text) }.joined(separator: " ")
    let hasNumber = text.contains(Self.normalised(number))
    let hasName = text.contains(Self.normalised(name))
    comparisons.append(
      JSON.Member(
        "visual_zone",
        ["document_number": .bool(hasNumber), "family_name": .bool(hasName), "lines": .integer(Int64(read.count))]))
    guard read.count >= DocumentSettings.visualLinesMin, !hasNumber, !hasName else { return }
    add(.documentDataMismatch)
  }

  /// A copy without colour shows nothing of the document itself, and shows it on the side with the portrait: backs may
  /// be printed in black alone. A barcode alone is not a document.
  private mutating func judgePictures(_ sides: [DocumentObservation.Side]) {
    let lit = sides.filter { $0.hasPortrait && $0.brightness >= DocumentSettings.brightnessMin }
    if lit.contains(where: { $0.colourSpread < DocumentSettings.colourSpreadMin }) { add(.imageNoColour) }
    if sources.zone == nil, !sides.contains(where: \.hasPortrait) { add(.evidenceMissing) }
  }

  private mutating func compare(_ field: String, _ declared: String, _ read: String) {
    let agreement = NameAgreement.of(declared: declared, zone: read, mayBeTruncated: whole.namesMayBeTruncated)
    comparisons.append(JSON.Member(field, .string(agreement.rawValue)))
    if agreement == .different { add(.documentDataMismatch) }
  }

  /// Zones write Germany as `D` (ICAO Doc 9303-3, section 5).
  private static func same(_ declared: String, _ printed: String) -> Bool {
    declared == printed || (declared == "DEU" && printed == "D") || (declared == "D" && printed == "DEU")
  }

  private mutating func add(_ code: ReasonCode, _ field: String, agrees: Bool) {
    comparisons.append(JSON.Member(field, agrees ? "equal" : "different"))
    if !agrees { add(code) }
  }

  private mutating func add(_ code: ReasonCode) {
    if !reasons.contains(code) { reasons.append(code) }
  }

  private mutating func reject(_ code: ReasonCode) {
    isRejected = true
    add(code)
  }

  /// Capital letters and digits alone; O and 0, which print alike, as one.
  private static func normalised(_ text: String) -> String {
    String(text.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }.map { $0 == "0" ? "O" : $0 })
  }
}
