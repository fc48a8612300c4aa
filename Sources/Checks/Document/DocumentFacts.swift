import Domain

/// What follows from a document that was read: outcome, reasons, and every comparison for the record.
struct DocumentFacts {
  private let sources: DocumentSources
  private let whole: DocumentFields
  let extracted: ExtractedDocument
  private(set) var reasons: [ReasonCode] = []
  private(set) var comparisons: [JSON.Member] = []
  /// What lies beyond the pictures.
  private(set) var cropped: [CroppedPart] = []
  /// The side that was not seen, though the document has it.
  private(set) var missing: EvidenceKind?
  private var isRejected = false
  private var isNamedAsDeclared = false

  /// Rejected where a fact is wrong by itself; a person's look where facts disagree.
  var outcome: CheckOutcome { isRejected ? .rejected : reasons.isEmpty ? .clear : .consider }

  /// Whether something was found that no better picture mends: it is wrong by itself, or a person has to see it.
  var staysInBetterPictures: Bool { isRejected || reasons.contains(where: Self.lasting.contains) }

  private static let lasting: Set<ReasonCode> = [
    .documentAltered, .documentEdited, .documentMultiple, .documentReported, .documentSeenBefore, .documentSpecimen,
  ]

  /// Whether what print alone says is incomplete or gainsays itself.
  var isDoubtful: Bool { reasons.contains(.documentUnreadable) || reasons.contains(.documentCheckDigit) }

  init(sources: DocumentSources, whole: DocumentFields) {
    self.sources = sources
    self.whole = whole
    extracted = sources.extracted(whole)
  }

  mutating func judge(_ seen: DocumentObservation, _ expected: DocumentExpectations) {
    judgeAcceptance(expected)
    judgeCodes()
    judgeDates(expected)
    if let zone = sources.zone {
      if !zone.checkDigitsHold { add(.documentCheckDigit) }
      // What no issuer prints was misread or made up: a person looks, and nobody is declined for it.
      if zone.findings.contains(where: { $0.weight == .doubt }) { add(.documentIrregular) }
    }
    for reason in sources.symbols.flatMap(\.content.reasons) { add(reason) }
    // Names have no check digit: where two readers differ on a character, a person reads it.
    if sources.zoneRead?.isDoubtful == true { add(.documentUnreadable) }
    if let isReported = expected.isReported {
      comparisons.append(JSON.Member("register", isReported ? "reported" : "not_listed"))
      if isReported { add(.documentReported) }
    }
    if let seenBefore = expected.seenBefore { judgeSightings(seenBefore) }
    // A portrait beside the portrait is another document's, or was laid or printed there.
    if sources.areSeveral || seen.sides.contains(where: { !$0.otherPortraits.isEmpty }) { add(.documentMultiple) }
    judgeParts()
    judgeDeclared(expected.declared)
    judgePrint(seen.sides.flatMap(\.lines))
    judgeType(on: expected.today)
    if SpecimenMarks.are(on: whole), whole.issuer != "UTO" { add(.documentSpecimen) }
    judgePictures(seen.sides)
    cropped = CroppedPart.all(seen.sides, sources, isRead: !isDoubtful)
    if !cropped.isEmpty { comparisons.append(JSON.Member("cropped", .array(cropped.map(\.json)))) }
  }

  /// One document under two names is one person twice, or somebody else's document.
  private mutating func judgeSightings(_ seen: EarlierSightings) {
    func ids(_ verifications: [VerificationID]) -> JSON { .array(verifications.map { .string($0.description) }) }
    comparisons.append(
      JSON.Member(
        "seen_before",
        ["documents": ids(seen.documents), "pictures": ids(seen.pictures), "portraits": ids(seen.portraits)]))
    if !seen.isEmpty { add(.documentSeenBefore) }
  }

  /// Type and issuer, against the tenant's list and against what the request announced.
  private mutating func judgeAcceptance(_ expected: DocumentExpectations) {
    guard let type = whole.type, let issuer = whole.issuer else { return reject(.documentNotAccepted) }
    if !expected.accepted.contains(where: { $0.accepts(type, from: issuer) }) {
      let mayBeMisread = !CountryCode.isKnown(issuer) && expected.accepted.contains { $0.type == type }
      guard mayBeMisread else { return reject(.documentNotAccepted) }
      add(.documentNotAccepted)
    }
    let isAnnounced = expected.announced.contains { (document: JSON) in
      let country = document["country"]?.text
      return document["type"]?.text == type.rawValue
        && country.map { FieldAgreement.country($0) == FieldAgreement.country(issuer) } != false
    }
    if !expected.announced.isEmpty, !isAnnounced { add(.documentDataMismatch, "announced_document", agrees: false) }
  }

  /// No state or organisation has a code that is unknown (``CountryCode``). No check digit of a passport or card covers
  /// the issuing state or the nationality (ICAO Doc 9303-4 to 9303-7), so that one that was made up and one that was
  /// misread look the same: a person looks, and sees the code.
  private mutating func judgeCodes() {
    let unknown = [("issuing_state", whole.issuer), ("nationality", whole.nationality)].compactMap { name, code in
      code.flatMap { CountryCode.isKnown($0) ? nil : JSON.Member(name, .string($0)) }
    }
    guard !unknown.isEmpty else { return }
    comparisons.append(JSON.Member("unknown_codes", .object(unknown)))
    if unknown.contains(where: { $0.name == "nationality" }) { add(.documentIrregular) }
  }

  /// A document is valid through its last day. Dates that cannot be are for a person to look at.
  private mutating func judgeDates(_ expected: DocumentExpectations) {
    if let expiry = whole.dateOfExpiry {
      if expiry < expected.today { reject(.documentExpired) }
    } else if sources.visualZone?.specification.expires != false {
      add(.documentUnreadable)
    }
    let implausible = ImplausibleDate.all(of: whole, on: expected.today)
    if !implausible.isEmpty {
      comparisons.append(JSON.Member("implausible_dates", .array(implausible.map { .string($0.rawValue) })))
      add(.documentIrregular)
    }
    if let minimum = expected.minimumAge { judgeAge(minimum, on: expected.today) }
  }

  /// Where only the year of birth is known, the year settles it or a person does.
  private mutating func judgeAge(_ minimum: Int, on today: CalendarDate) {
    if let birth = whole.dateOfBirth {
      if birth.age(on: today) < minimum { reject(.applicantUnderage) }
    } else if let year = whole.yearOfBirth, today.year - year != minimum {
      if today.year - year < minimum { reject(.applicantUnderage) }
    } else {
      add(.documentUnreadable)
    }
  }

  /// Zone, barcode and print of one document say the same, and so do its sides; where they do not, one side belongs to
  /// another document or was changed.
  private mutating func judgeParts() {
    for pair in PartPair.all(of: sources) {
      comparisons.append(JSON.Member(pair.name, .object(pair.agreement.members)))
      if pair.agreement.isDifferent { add(pair.reason) }
    }
  }

  private mutating func judgeDeclared(_ record: ApplicantRecord) {
    let agreement = FieldAgreement.declared(record, whole)
    isNamedAsDeclared = agreement.isNamedAlike
    comparisons += agreement.members
    if agreement.isDifferent { add(.documentDataMismatch) }
    // A name that print alone tells has to be read for sure, or by a person.
    if agreement.entries.contains(where: { $0.agreement == .similar || $0.agreement == .unknown }) {
      add(.documentUnreadable)
    }
  }

  private mutating func judgePrint(_ lines: [DocumentObservation.Line]) {
    if let printed = sources.visualZone { judgeNumber(printed) }
    if !sources.isProven {
      judgeCompleteness()
    } else if sources.visualZone?.fields.isEmpty != false {
      judgeUnlabelled(lines)
    }
  }

  /// The number of the person proves itself, and encodes what is printed beside it.
  private mutating func judgeNumber(_ printed: VisualZone) {
    switch printed.number {
    case nil: return
    case .checkDigitWrong, .impossible, .malformed: add(.documentCheckDigit)
    case .holds(let content):
      if let birth = whole.dateOfBirth, !content.birthDays.isEmpty {
        add(.documentDataMismatch, "personal_number_date_of_birth", agrees: content.birthDays.contains(birth))
      }
      if let sex = whole.sex, sex != "X", let encoded = content.sex {
        add(.documentDataMismatch, "personal_number_sex", agrees: sex == encoded)
      }
    }
  }

  /// Print, with or without a symbol, proves neither that it was read right nor that it is whole: its number's check
  /// digit has to hold, and its name to be the one that was declared, or a person reads it. Of 72 names read off
  /// generated licences, whose numbers have no check digit, 14 were wrong. A type whose zone or barcode was not seen is
  /// half a document.
  private mutating func judgeCompleteness() {
    let isNamed =
      whole.familyName != nil || whole.fullName != nil || whole.nativeFamilyName != nil
      || whole.nativeFullName != nil
    let isNumbered = whole.documentNumber != nil || whole.personalNumber != nil
    let isComplete = isNamed && isNumbered && whole.dateOfBirth != nil
    let isProven = sources.visualZone?.numberRule?.hasCheckDigit == true && sources.visualZone?.number?.holds == true
    if !isComplete || !isProven || !isNamedAsDeclared { add(.documentUnreadable) }
    if let side = sources.visualZone?.specification.provingSide { miss(side) }
  }

  /// What its issuer does not give a document out with: somebody made it up, or the reading is wrong.
  private mutating func judgeType(on today: CalendarDate) {
    guard let specification = sources.visualZone?.specification else { return }
    for finding in TypeConformity.findings(of: whole, zone: sources.zone, under: specification, on: today) {
      comparisons.append(finding.member)
      finding.reason.map { add($0) }
    }
  }

  /// Print without labels should still name the same person: where it was read well and names neither the holder nor
  /// the number, one of the parts is not the document's own.
  private mutating func judgeUnlabelled(_ lines: [DocumentObservation.Line]) {
    guard let number = whole.documentNumber, let name = whole.familyName else { return }
    let read = lines.filter { $0.confidence >= DocumentSettings.visualLineConfidenceMin && $0.script == .latin }
    let text = read.map { Self.normalised($0.text) }.joined(separator: " ")
    let hasNumber = text.contains(Self.normalised(number))
    let hasName = text.contains(Self.normalised(name))
    comparisons.append(
      JSON.Member("visual_zone", ["document_number": .bool(hasNumber), "family_name": .bool(hasName)]))
    guard read.count >= DocumentSettings.visualLinesMin, !hasNumber, !hasName else { return }
    add(.documentDataMismatch)
  }

  /// A copy without colour shows nothing of the document itself, and shows it on the side with the portrait: backs may
  /// be printed in black alone. A zone or a barcode alone is not a document: where the type has a portrait, or is not
  /// known by more than what its zone or barcode says, the side with the portrait has to be seen. One was found on each
  /// of 32 specimens with a zone that show one, and on eight generated cards of eight.
  private mutating func judgePictures(_ sides: [DocumentObservation.Side]) {
    let edited = sides.compactMap { side in
      side.software.map { JSON.Member(side.kind.rawValue, .string($0)) }
    }
    if !edited.isEmpty {
      comparisons.append(JSON.Member("editing_software", .object(edited)))
      add(.documentEdited)
    }
    if sides.contains(where: { !$0.traces.isEmpty }) { add(.documentAltered) }
    if sides.contains(where: { $0.screen != nil }) { add(.imageScreen) }
    let lit = sides.filter { $0.hasPortrait && $0.brightness >= DocumentSettings.brightnessMin }
    if lit.contains(where: { $0.colourSpread < DocumentSettings.colourSpreadMin }) { add(.imageNoColour) }
    let specification = sources.visualZone?.specification
    let pictured = specification.map { $0.side(carrying: .portrait) } ?? .documentFront
    if let pictured, !sides.contains(where: \.hasPortrait) { miss(pictured) }
  }

  private mutating func add(_ code: ReasonCode, _ field: String, agrees: Bool) {
    comparisons.append(JSON.Member(field, agrees ? "equal" : "different"))
    if !agrees { add(code) }
  }

  private mutating func add(_ code: ReasonCode) {
    if !reasons.contains(code) { reasons.append(code) }
  }

  private mutating func miss(_ side: EvidenceKind) {
    missing = missing ?? side
    add(.evidenceMissing)
  }

  private mutating func reject(_ code: ReasonCode) {
    isRejected = true
    add(code)
  }

  /// O and 0, which print alike, as one.
  private static func normalised(_ text: String) -> String {
    String(NameAgreement.bare(text).map { $0 == "0" ? "O" : $0 })
  }
}
