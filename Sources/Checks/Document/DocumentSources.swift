import Domain

/// Everything that the sides of a document say of it, part by part.
struct DocumentSources {
  /// The machine-readable zone that was parsed.
  let zone: MachineReadableZone?
  /// Whether one upload shows sound zones of one format and of several documents.
  let areSeveral: Bool
  /// The zone as the engine read it.
  let zoneRead: DocumentObservation.Zone?
  /// The side that it stands on.
  let zoneSide: DocumentObservation.Side?
  /// The symbols with the side that each stands on, and what those say that are understood.
  let barcodes: [(side: EvidenceKind, symbol: DocumentObservation.Barcode, read: ReadSymbol?)]
  /// The printed text, where its kind is known.
  let visualZone: VisualZone?
  /// What each part says, the one that proves itself best first.
  let fields: [DocumentFields]

  init(_ seen: DocumentObservation, today: CalendarDate) {
    let read = seen.sides.lazy.compactMap { side in
      side.zone.flatMap { zone in Self.parse(zone, today: today).map { (side, zone, $0) } }
    }.first
    zoneSide = read?.0
    zoneRead = read?.1
    zone = read?.2
    areSeveral = Set(seen.sides.map(\.kind)).contains { kind in
      let zones = seen.sides.filter { $0.kind == kind }.compactMap(\.zone).filter { !$0.isDoubtful }
      let sound = zones.compactMap { Self.parse($0, today: today) }.filter(\.checkDigitsHold)
      return Dictionary(grouping: sound, by: \.format).values.contains { Set($0.map(\.documentNumber)).count > 1 }
    }
    barcodes = seen.sides.flatMap { side in
      side.barcodes.map { (side.kind, $0, SymbolFormats.read($0, today: today)) }
    }
    var proven = [zone.map { DocumentFields(zone: $0) }].compactMap(\.self).filter { !$0.isEmpty }
    // Pages of one upload may show a symbol twice.
    for part in barcodes.compactMap(\.read?.content.fields) where !part.isEmpty && !proven.contains(part) {
      proven.append(part)
    }
    visualZone = VisualZone.read(
      seen.sides, known: proven.first, confidenceMin: DocumentSettings.visualLineConfidenceMin, today: today)
    fields = proven.prefix(Self.partsMax - 1) + [visualZone?.fields].compactMap(\.self).filter { !$0.isEmpty }
  }

  /// Parts that are held against each other at most: a document has a zone, a symbol or two, and print.
  static let partsMax = 4

  /// What the symbols say that are understood.
  var symbols: [ReadSymbol] { barcodes.compactMap(\.read) }

  /// The payload of a North American licence or card, with what it was read from.
  var payload: (content: AAMVAPayload, symbology: String)? {
    symbols.lazy.compactMap { symbol in symbol.content.payload.map { ($0, symbol.symbology) } }.first
  }

  /// The rule of a number that the law forbids to keep in clear; nil where the document has none.
  var maskingRule: NationalNumberRule? {
    ([visualZone?.numberRule] + symbols.map(\.content.numberRule)).compactMap(\.self).first(where: \.isMasked)
  }

  /// How large the document is, by its zone's format or by its type; nil where neither tells.
  var size: DocumentSize? { zone.map { DocumentSize.of($0.format) } ?? whole?.type.flatMap(DocumentSize.of) }

  /// Whether a part was read that the document's issuer made for proof: the printed zone, or the payload of a North
  /// American card in the symbology that its standard asks for. What any other symbol says is held against the rest
  /// and proves nothing: none is signed, and anybody can print one.
  var isProven: Bool { zone != nil || payload?.symbology == "pdf417" }

  /// What the document says as a whole: of each field, the part that proves itself best.
  var whole: DocumentFields? {
    guard var whole = fields.first else { return nil }
    // Print that tells no person may still tell a date.
    for part in fields.dropFirst() + [visualZone?.fields].compactMap(\.self) { whole.fill(from: part) }
    return whole
  }

  /// What results show: numbers that the law forbids to keep are masked.
  func extracted(_ whole: DocumentFields) -> ExtractedDocument {
    var document = whole.extracted(mrz: zoneRead?.lines ?? [])
    if let rule = maskingRule {
      document.personalNumber = document.personalNumber.map(rule.masked)
      let isDocuments = symbols.contains { $0.content.numberRule?.isMasked == true }
      if isDocuments || visualZone?.specification.numberIsDocuments == true {
        document.documentNumber = document.documentNumber.map(rule.masked)
      }
    }
    return document
  }

  /// Nil where the engine's lines do not have their format's shape: then nothing was read.
  private static func parse(_ zone: DocumentObservation.Zone, today: CalendarDate) -> MachineReadableZone? {
    guard let format = MRZFormat(rawValue: zone.format) else { return nil }
    do { return try MachineReadableZone.parse(lines: zone.lines, format: format, today: today) } catch { return nil }
  }
}

extension DocumentObservation.Zone {
  /// Whether a character was seen otherwise by a second reader, and not surely by the first.
  var isDoubtful: Bool { disputedConfidence < DocumentSettings.disputedConfidenceMin }
}

extension DocumentFields {
  /// What a zone says, printed or in a symbol.
  init(zone: MachineReadableZone, source: DocumentSource = .machineReadableZone) {
    self.init(source: source)
    type = DocumentCode.type(of: zone.documentCode)
    issuer = zone.issuingState
    documentNumber = zone.documentNumber
    familyName = zone.familyName
    givenNames = zone.givenNames
    namesMayBeTruncated = zone.namesMayBeTruncated
    dateOfBirth = zone.dateOfBirth.day
    yearOfBirth = zone.dateOfBirth.year
    dateOfExpiry = zone.dateOfExpiry?.day
    sex = zone.sex.map(String.init) ?? "X"
    nationality = zone.nationality
    personalNumber = zone.optionalData.first
  }

  /// Takes what is missing here from another part.
  mutating func fill(from other: DocumentFields) {
    type = type ?? other.type
    issuer = issuer ?? other.issuer
    documentNumber = documentNumber ?? other.documentNumber
    familyName = familyName ?? other.familyName
    givenNames = givenNames ?? other.givenNames
    dateOfBirth = dateOfBirth ?? other.dateOfBirth
    yearOfBirth = yearOfBirth ?? other.yearOfBirth
    dateOfIssue = dateOfIssue ?? other.dateOfIssue
    dateOfExpiry = dateOfExpiry ?? other.dateOfExpiry
    sex = sex ?? other.sex
    nationality = nationality ?? other.nationality
    personalNumber = personalNumber ?? other.personalNumber
    fullName = fullName ?? other.fullName
    nativeFamilyName = nativeFamilyName ?? other.nativeFamilyName
    nativeGivenNames = nativeGivenNames ?? other.nativeGivenNames
    nativeFullName = nativeFullName ?? other.nativeFullName
    address = address ?? other.address
  }

  /// As results show it.
  func extracted(mrz: [String]) -> ExtractedDocument {
    var document = ExtractedDocument(mrz: mrz)
    document.documentType = type?.rawValue
    document.issuingCountry = issuer
    document.documentNumber = documentNumber
    document.familyName = familyName
    document.givenNames = givenNames
    document.fullName = fullName
    document.nativeNames = ExtractedDocument.Names(
      family: nativeFamilyName, given: nativeGivenNames, full: nativeFullName)
    document.latinNames = document.nativeNames?.romanised(issuer: issuer)
    document.dateOfBirth = dateOfBirth
    document.dateOfIssue = dateOfIssue
    document.dateOfExpiry = dateOfExpiry
    document.sex = sex
    document.nationality = nationality
    document.personalNumber = personalNumber
    document.address = address
    return document
  }
}
