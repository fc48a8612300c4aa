import Domain

/// What follows from a zone that was read: outcome, reasons, and every comparison for the record.
struct DocumentFacts {
  private let zone: MachineReadableZone
  let extracted: ExtractedDocument
  private(set) var reasons: [ReasonCode] = []
  private(set) var comparisons: [JSON.Member] = []
  private var isRejected = false

  /// Rejected where a fact is wrong by itself; a person's look where facts disagree.
  var outcome: CheckOutcome { isRejected ? .rejected : reasons.isEmpty ? .clear : .consider }

  init(zone: MachineReadableZone, lines: [String]) {
    self.zone = zone
    var document = ExtractedDocument(mrz: lines)
    document.documentType = Self.type(of: zone)?.rawValue
    document.issuingCountry = zone.issuingState
    document.documentNumber = zone.documentNumber
    document.familyName = zone.familyName
    document.givenNames = zone.givenNames
    document.dateOfBirth = zone.dateOfBirth.day
    document.dateOfExpiry = zone.dateOfExpiry?.day
    document.sex = zone.sex.map(String.init) ?? "X"
    document.nationality = zone.nationality
    document.personalNumber = zone.optionalData.first
    self.extracted = document
  }

  mutating func judge(_ seen: DocumentObservation, _ subject: CheckSubject) {
    judgeAcceptance(subject)
    judgeDates(subject)
    if !zone.checkDigitsHold { add(.documentCheckDigit) }
    judgeDeclared(subject.work.record)
    judgeVisualZone(seen.lines)
    if seen.isCropped { comparisons.append(JSON.Member("page", "cropped")) }
  }

  /// Type and issuer, against the tenant's list and against what the request announced.
  private mutating func judgeAcceptance(_ subject: CheckSubject) {
    guard let type = Self.type(of: zone),
      subject.policy.documents.contains(where: { $0.accepts(type, from: zone.issuingState) })
    else { return reject(.documentNotAccepted) }
    let announced = subject.work.request["documents"]?.elements ?? []
    let isAnnounced = announced.contains { (document: JSON) in
      let country = document["country"]?.text
      return document["type"]?.text == type.rawValue && country.map { Self.same($0, zone.issuingState) } != false
    }
    if !announced.isEmpty, !isAnnounced { add(.documentDataMismatch, "announced_document", agrees: false) }
  }

  /// A document is valid through its last day.
  private mutating func judgeDates(_ subject: CheckSubject) {
    if let expiry = zone.dateOfExpiry?.day {
      if expiry < subject.today { reject(.documentExpired) }
    } else {
      add(.documentUnreadable)
    }
    guard let birth = zone.dateOfBirth.day else { return }
    if let minimum = subject.policy.minimumAge, birth.age(on: subject.today) < minimum { reject(.applicantUnderage) }
  }

  private mutating func judgeDeclared(_ record: ApplicantRecord) {
    if let declared = record.familyName {
      compare("family_name", declared, zone.familyName)
    }
    if let declared = record.givenNames {
      compare("given_names", declared, zone.givenNames)
    }
    if let declared = record.dateOfBirth, let read = zone.dateOfBirth.day {
      add(.documentDataMismatch, "date_of_birth", agrees: declared == read)
    }
    if let declared = record.nationality {
      add(.documentDataMismatch, "nationality", agrees: Self.same(declared, zone.nationality))
    }
    if let declared = record.sex, let read = zone.sex {
      add(.documentDataMismatch, "sex", agrees: declared == String(read))
    }
  }

  /// The printed zone should name the same person: where it was read well and names neither the holder nor the number,
  /// one of the two zones is not the document's own.
  private mutating func judgeVisualZone(_ lines: [DocumentObservation.Line]) {
    let read = lines.filter { $0.confidence >= DocumentSettings.visualLineConfidenceMin }
    let text = read.map { Self.normalised($0.text) }.joined(separator: " ")
    let hasNumber = text.contains(Self.normalised(zone.documentNumber))
    let hasName = text.contains(Self.normalised(zone.familyName))
    comparisons.append(
      JSON.Member(
        "visual_zone",
        ["document_number": .bool(hasNumber), "family_name": .bool(hasName), "lines": .integer(Int64(read.count))]))
    guard read.count >= DocumentSettings.visualLinesMin, !hasNumber, !hasName else { return }
    add(.documentDataMismatch)
  }

  private mutating func compare(_ field: String, _ declared: String, _ read: String) {
    let agreement = NameAgreement.of(declared: declared, zone: read, mayBeTruncated: zone.namesMayBeTruncated)
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

  /// ICAO 9303-3, section 5: P is a passport, V a visa; A, C and I stand on cards.
  private static func type(of zone: MachineReadableZone) -> DocumentType? {
    switch zone.documentCode.first {
    case "P": .passport
    case "V": .visa
    case "A", "C", "I": zone.documentCode.hasPrefix("IR") ? .residencePermit : .identityCard
    default: nil
    }
  }

  /// Capital letters and digits alone; O and 0, which print alike, as one.
  private static func normalised(_ text: String) -> String {
    String(text.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }.map { $0 == "0" ? "O" : $0 })
  }
}
